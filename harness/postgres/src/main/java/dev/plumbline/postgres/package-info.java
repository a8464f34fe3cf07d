/** PostgreSQL clusters and databases for tests. */
@NullMarked
package dev.plumbline.postgres;

import org.jspecify.annotations.NullMarked;
