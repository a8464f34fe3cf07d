/** The inventory service: what is in stock, where it lies, how it got there and where it went. */
package dev.plumbline.bakery.inventory;
