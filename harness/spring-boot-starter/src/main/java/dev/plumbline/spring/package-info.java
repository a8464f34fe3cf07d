/** Spring Boot: verifies every data source before anything else can use it. */
@NullMarked
package dev.plumbline.spring;

import org.jspecify.annotations.NullMarked;
