@NullMarked
package dev.plumbline.benchmarks.agreement;

import org.jspecify.annotations.NullMarked;
