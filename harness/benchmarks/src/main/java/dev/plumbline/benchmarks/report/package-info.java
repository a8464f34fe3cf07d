/**
 * What every suite has in common: samples become rows, rows answer to goals, all of it is a report.
 */
@NullMarked
package dev.plumbline.benchmarks.report;

import org.jspecify.annotations.NullMarked;
