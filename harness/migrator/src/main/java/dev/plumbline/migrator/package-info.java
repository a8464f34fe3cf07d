/**
 * Migrates databases: changelogs planned, applied and rolled back. Nothing else ever changes a
 * schema.
 *
 * <p>Start at {@link dev.plumbline.migrator.Migrator}.
 */
@NullMarked
package dev.plumbline.migrator;

import org.jspecify.annotations.NullMarked;
