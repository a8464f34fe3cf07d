/** {@code ci/bench databases}. */
@NullMarked
package dev.plumbline.benchmarks.databases;

import org.jspecify.annotations.NullMarked;
