package dev.plumbline.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One subject's figures in one case.
 *
 * @param caseName what was measured; rows of one case were measured side by side
 * @param subject whose figures these are
 * @param unit what the figures are in
 * @param median the sample in the middle
 * @param p99 the 99th percentile, by nearest rank
 * @param n how many samples there are
 */
record Row(
    @JsonProperty("case") String caseName,
    String subject,
    String unit,
    double median,
    double p99,
    int n) {}
