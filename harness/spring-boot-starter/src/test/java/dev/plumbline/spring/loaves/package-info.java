/** A small service. */
@NullMarked
package dev.plumbline.spring.loaves;

import org.jspecify.annotations.NullMarked;
