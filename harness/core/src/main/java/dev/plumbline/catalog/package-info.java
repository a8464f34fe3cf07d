/** Reads the schema of a live database from {@code pg_catalog}. */
@NullMarked
package dev.plumbline.catalog;

import org.jspecify.annotations.NullMarked;
