/**
 * Tests of a service against its real, migrated database.
 *
 * <p>{@link dev.plumbline.junit.PlumblineTest} names the service, {@link
 * dev.plumbline.junit.SchemaContract} brings the ready tests.
 */
@NullMarked
package dev.plumbline.junit;

import org.jspecify.annotations.NullMarked;
