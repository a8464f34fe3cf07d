/** A service that breaks every rule, one class for each way. */
@NullMarked
package dev.plumbline.archunit.violating;

import org.jspecify.annotations.NullMarked;
