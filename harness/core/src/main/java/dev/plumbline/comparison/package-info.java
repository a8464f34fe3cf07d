/** Compares schemas: what differs, and what breaks because of it. */
@NullMarked
package dev.plumbline.comparison;

import org.jspecify.annotations.NullMarked;
