@NullMarked
package dev.plumbline.archunit;

import org.jspecify.annotations.NullMarked;
