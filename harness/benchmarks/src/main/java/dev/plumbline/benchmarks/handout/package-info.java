/** A fresh, migrated database for each test: who hands it out how fast. */
@NullMarked
package dev.plumbline.benchmarks.handout;

import org.jspecify.annotations.NullMarked;
