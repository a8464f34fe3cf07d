/** Entities beside Hibernate: what it would create, and which of its statements work. */
@NullMarked
package dev.plumbline.benchmarks.mappings;

import org.jspecify.annotations.NullMarked;
