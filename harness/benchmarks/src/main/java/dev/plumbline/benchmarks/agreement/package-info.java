/** One changelog through stock Liquibase and through Plumbline: what became of the database. */
@NullMarked
package dev.plumbline.benchmarks.agreement;

import org.jspecify.annotations.NullMarked;
