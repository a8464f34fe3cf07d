package dev.plumbline.cli.output;

import dev.plumbline.verification.ExitCode;
import java.time.Duration;

/**
 * What came of a command for one service.
 *
 * @param service its name
 * @param exitCode as if it had been the only one
 * @param elapsed how long it took
 * @param counts what was done
 * @param json all that is known of it, as JSON
 */
public record ServiceResult(
    String service, ExitCode exitCode, Duration elapsed, Counts counts, Json.Written json) {}
