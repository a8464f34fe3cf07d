/** A service that keeps every rule, close to the edge where it can. */
@NullMarked
package dev.plumbline.archunit.clean;

import org.jspecify.annotations.NullMarked;
