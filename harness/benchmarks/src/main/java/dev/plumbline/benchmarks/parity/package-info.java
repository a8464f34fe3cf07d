/** What is found of changed schemas, and how fast, side by side with Hibernate and Liquibase. */
@NullMarked
package dev.plumbline.benchmarks.parity;

import org.jspecify.annotations.NullMarked;
