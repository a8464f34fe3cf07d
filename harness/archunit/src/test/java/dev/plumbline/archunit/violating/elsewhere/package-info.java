@NullMarked
package dev.plumbline.archunit.violating.elsewhere;

import org.jspecify.annotations.NullMarked;
