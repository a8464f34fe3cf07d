/**
 * Migrates databases: Liquibase changelogs, found, checked, planned, applied, rolled back and
 * rehearsed.
 *
 * <p>Start at {@link dev.plumbline.migrator.Changelog} and {@link dev.plumbline.migrator.Migrator}.
 */
@NullMarked
package dev.plumbline.migrator;

import org.jspecify.annotations.NullMarked;
