@NullMarked
package dev.plumbline.benchmarks.hazards;

import org.jspecify.annotations.NullMarked;
