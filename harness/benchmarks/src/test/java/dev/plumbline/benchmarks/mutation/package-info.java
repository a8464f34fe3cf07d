@NullMarked
package dev.plumbline.benchmarks.mutation;

import org.jspecify.annotations.NullMarked;
