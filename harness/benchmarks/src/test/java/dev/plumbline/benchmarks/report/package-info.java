@NullMarked
package dev.plumbline.benchmarks.report;

import org.jspecify.annotations.NullMarked;
