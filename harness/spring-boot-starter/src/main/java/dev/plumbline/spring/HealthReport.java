package dev.plumbline.spring;

import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What health endpoints say, for whichever of Boot's interfaces. */
final class HealthReport {

  private final VerifiedDatabases databases;
  private final PlumblineProperties.Health settings;

  HealthReport(VerifiedDatabases databases, PlumblineProperties.Health settings) {
    this.databases = databases;
    this.settings = settings;
  }

  /**
   * One answer.
   *
   * @param status of Boot's: UP, DOWN, or UNKNOWN where nothing was verified
   * @param details by data source
   */
  record Answer(String status, Map<String, Object> details) {}

  /** What was found last, not older than the settings want it. */
  Answer answer() {
    List<VerifiedDatabase> verified =
        settings.maxAge() == null ? databases.all() : databases.notOlderThan(settings.maxAge());
    Map<String, Object> details = new LinkedHashMap<>();
    verified.forEach(database -> details.put(database.dataSource(), details(database)));
    return new Answer(status(verified), details);
  }

  private static String status(List<VerifiedDatabase> verified) {
    List<Verdict> verdicts =
        verified.stream().map(database -> database.verification().verdict()).toList();
    if (!verdicts.stream().allMatch(Verdict::isGood)) {
      return "DOWN";
    }
    return verdicts.stream().allMatch(Verdict.SKIPPED::equals) ? "UNKNOWN" : "UP";
  }

  private static Map<String, Object> details(VerifiedDatabase database) {
    Verification verification = database.verification();
    Map<String, Object> details = database.details();
    if (!verification.verdict().isGood()) {
      details.put("message", verification.message());
      details.put("action", verification.action());
    }
    details.put("verified", database.at().toString());
    return details;
  }
}
