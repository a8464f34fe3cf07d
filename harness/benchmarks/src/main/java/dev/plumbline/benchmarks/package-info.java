/** {@code ci/bench}: runs a suite, prints a table, writes its figures. */
@NullMarked
package dev.plumbline.benchmarks;

import org.jspecify.annotations.NullMarked;
