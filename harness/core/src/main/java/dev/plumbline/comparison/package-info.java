/** Compares schemas: what differs, and whether an older build still works. */
@NullMarked
package dev.plumbline.comparison;

import org.jspecify.annotations.NullMarked;
