/** Migrations that are disturbed at random moments, and whether the next run completes them. */
@NullMarked
package dev.plumbline.benchmarks.torture;

import org.jspecify.annotations.NullMarked;
