/** What is started in a JVM of its own, to see how long its first query takes. */
@NullMarked
package dev.plumbline.benchmarks.firstquery;

import org.jspecify.annotations.NullMarked;
