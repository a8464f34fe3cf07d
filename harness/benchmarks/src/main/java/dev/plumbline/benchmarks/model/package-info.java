/** Entities with a schema that suits them: the bakery's, Hibernate's own, generated ones. */
@NullMarked
package dev.plumbline.benchmarks.model;

import org.jspecify.annotations.NullMarked;
