/** What a service of real size waits for its contract, beside stock Liquibase's own migration. */
@NullMarked
package dev.plumbline.benchmarks.contracts;

import org.jspecify.annotations.NullMarked;
