/** A small service. */
@NullMarked
package dev.plumbline.spring.test.bread;

import org.jspecify.annotations.NullMarked;
