/** The production service: what is baked when, by whom, in which oven, and who changed the plan. */
package dev.plumbline.bakery.production;
