package dev.plumbline.spring;

import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.Verification;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of the database behind a data source.
 *
 * @param dataSource the name of the bean
 * @param verification what the verifier found
 * @param at when
 */
public record VerifiedDatabase(String dataSource, Verification verification, Instant at) {

  /** What every endpoint of Actuator's says of it first, to add to. */
  Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("service", verification.service());
    details.put("verdict", verification.verdict().name());
    ChangeSetId revision = verification.currentRevision();
    if (revision != null) {
      details.put("revision", revision.toString());
    }
    return details;
  }
}
