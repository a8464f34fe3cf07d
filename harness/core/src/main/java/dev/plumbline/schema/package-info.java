/** A database schema as immutable values: one record per kind of object, referring by name. */
@NullMarked
package dev.plumbline.schema;

import org.jspecify.annotations.NullMarked;
