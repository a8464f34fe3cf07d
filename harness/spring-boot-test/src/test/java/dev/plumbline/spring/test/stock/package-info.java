/** Entities of an application in another package. */
@NullMarked
package dev.plumbline.spring.test.stock;

import org.jspecify.annotations.NullMarked;
