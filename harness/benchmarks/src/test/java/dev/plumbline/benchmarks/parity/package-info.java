@NullMarked
package dev.plumbline.benchmarks.parity;

import org.jspecify.annotations.NullMarked;
