/** What is wrong, as data: a code, a severity, a subject, evidence, consequence and fix. */
@NullMarked
package dev.plumbline.finding;

import org.jspecify.annotations.NullMarked;
