/**
 * Migrated databases for Quarkus' tests: {@link dev.plumbline.quarkus.test.WithPlumblineDatabase}.
 */
@NullMarked
package dev.plumbline.quarkus.test;

import org.jspecify.annotations.NullMarked;
