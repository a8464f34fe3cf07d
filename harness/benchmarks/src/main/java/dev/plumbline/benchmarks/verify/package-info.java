/** Suite {@code verify}: how long a service waits until it knows that its database is right. */
@NullMarked
package dev.plumbline.benchmarks.verify;

import org.jspecify.annotations.NullMarked;
