/** The suite "migrate": the migrator as a whole process, beside its peers. */
@NullMarked
package dev.plumbline.benchmarks.migrate;

import org.jspecify.annotations.NullMarked;
