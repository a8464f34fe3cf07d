/**
 * Rows for databases that may be thrown away, made from nothing but their schema: either tame ones,
 * on which locks and scans are measured, or hostile ones, on which a change fails where it can.
 *
 * <p>Start at {@link dev.plumbline.rows.GeneratedRows}.
 */
@NullMarked
package dev.plumbline.rows;

import org.jspecify.annotations.NullMarked;
