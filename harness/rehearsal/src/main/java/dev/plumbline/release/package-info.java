/**
 * The release before, executed: statements of the shape that it knows, on the schema that the
 * release after it makes.
 *
 * <p>Start at {@link dev.plumbline.release.PreviousReleaseStatements}.
 */
@NullMarked
package dev.plumbline.release;

import org.jspecify.annotations.NullMarked;
