/**
 * Liquibase changelogs as values: found, read, checked, told apart, recorded and written. No
 * database is needed for any of it.
 *
 * <p>Start at {@link dev.plumbline.changelog.Changelog}.
 */
@NullMarked
package dev.plumbline.changelog;

import org.jspecify.annotations.NullMarked;
