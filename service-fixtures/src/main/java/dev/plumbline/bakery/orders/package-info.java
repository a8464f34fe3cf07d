/** The orders service: what is baked to order, and when it is fetched. */
package dev.plumbline.bakery.orders;
