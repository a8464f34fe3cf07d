/** The machine, as the suites use it: JVMs timed from outside, Docker, folders. */
@NullMarked
package dev.plumbline.benchmarks.machine;

import org.jspecify.annotations.NullMarked;
