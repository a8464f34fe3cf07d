/** An application whose entities, names and changelog are where only its configuration says. */
@NullMarked
package dev.plumbline.spring.test.shelf;

import org.jspecify.annotations.NullMarked;
