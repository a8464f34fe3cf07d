package dev.plumbline.spring;

import dev.plumbline.verification.Verification;
import java.time.Instant;

/**
 * What is known of the database behind a data source.
 *
 * @param dataSource the name of the bean
 * @param verification what the verifier found
 * @param at when
 */
public record VerifiedDatabase(String dataSource, Verification verification, Instant at) {}
