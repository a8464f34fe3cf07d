/** ArchUnit rules for services: they verify their database, and never change its schema. */
@NullMarked
package dev.plumbline.archunit;

import org.jspecify.annotations.NullMarked;
