/** Spring Boot: tests and local runs on databases that Plumbline has migrated. */
@NullMarked
package dev.plumbline.spring.test;

import org.jspecify.annotations.NullMarked;
