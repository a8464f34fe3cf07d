/** The recipes service: what is baked, from what, in which steps, and how that changed. */
package dev.plumbline.bakery.recipes;
