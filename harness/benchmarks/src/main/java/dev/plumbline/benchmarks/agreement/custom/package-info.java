/** Custom changes and preconditions, as services write them. */
@NullMarked
package dev.plumbline.benchmarks.agreement.custom;

import org.jspecify.annotations.NullMarked;
