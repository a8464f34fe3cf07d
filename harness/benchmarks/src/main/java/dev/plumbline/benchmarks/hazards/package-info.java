/** Whether what new changeSets would do to production is found, beside linters for SQL. */
@NullMarked
package dev.plumbline.benchmarks.hazards;

import org.jspecify.annotations.NullMarked;
