/**
 * What a changeSet does when it is run on a database that may be thrown away, and observed: whether
 * it has an effect, whether its rollback undoes it, which objects it touches, and what schema a
 * live database should have.
 *
 * <p>Start at {@link dev.plumbline.rehearsal.Rehearsal}.
 */
@NullMarked
package dev.plumbline.rehearsal;

import org.jspecify.annotations.NullMarked;
