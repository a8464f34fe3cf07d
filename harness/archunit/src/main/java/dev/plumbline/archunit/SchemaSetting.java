package dev.plumbline.archunit;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Kinds of settings by which a framework changes a schema at start-up. */
enum SchemaSetting {
  ACTION("set it to none, or to validate"),
  SWITCH("set it to false, or remove it");

  private static final Set<String> ON = Set.of("true", "on", "yes", "1");
  private static final Set<String> HARMLESS_ACTIONS = Set.of("", "none", "validate", "false");

  /** By the end of the key, for each may stand below another prefix as well. */
  private static final Map<String, SchemaSetting> BY_KEY =
      Map.ofEntries(
          Map.entry("hibernate.ddlauto", ACTION),
          Map.entry("hbm2ddl.auto", ACTION),
          Map.entry("persistence.schemageneration.database.action", ACTION),
          Map.entry("hibernateorm.database.generation", ACTION),
          Map.entry("hibernateorm.schemamanagement.strategy", ACTION),
          Map.entry("jpa.generateddl", SWITCH),
          Map.entry("liquibase.enabled", SWITCH),
          Map.entry("flyway.enabled", SWITCH),
          Map.entry("liquibase.migrateatstart", SWITCH),
          Map.entry("flyway.migrateatstart", SWITCH));

  private final String advice;

  SchemaSetting(String advice) {
    this.advice = advice;
  }

  /** What to do about it. */
  String advice() {
    return advice;
  }

  /** What is wrong with this value, if it lets something change the schema at start-up. */
  static Optional<SchemaSetting> violatedBy(String key, String value) {
    String canonical = "." + canonical(key);
    String plain = value.strip().toLowerCase(Locale.ROOT);
    return BY_KEY.entrySet().stream()
        .filter(known -> canonical.endsWith("." + known.getKey()))
        .map(Map.Entry::getValue)
        .filter(setting -> setting == ACTION ? changes(plain) : ON.contains(plain))
        .findFirst();
  }

  /** What is still a placeholder is the environment's to decide. */
  private static boolean changes(String action) {
    return !HARMLESS_ACTIONS.contains(action) && !action.contains("${");
  }

  /**
   * As Spring's relaxed binding sees it: {@code ddl-auto}, {@code ddlAuto} and DDL_AUTO are one.
   */
  static String canonical(String key) {
    return key.toLowerCase(Locale.ROOT)
        .replaceAll("[\\[\\]\"']+", ".")
        .replaceAll("[-_]", "")
        .replaceAll("\\.{2,}", ".")
        .replaceAll("^\\.|\\.$", "");
  }
}
