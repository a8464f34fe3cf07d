package dev.plumbline.cli.output;

import java.time.Duration;

/**
 * What there was to count while a command worked on a service.
 *
 * @param applied changeSets that were applied, again or for the first time, or marked as applied
 * @param rolledBack changeSets that were rolled back
 * @param pending changeSets that were found to be due and were not applied
 * @param lockWaits how often another migration had to be waited for
 * @param lockWait for how long altogether
 * @param retries how often a changeSet did not get its locks and came again
 */
public record Counts(
    int applied, int rolledBack, int pending, int lockWaits, Duration lockWait, int retries) {}
