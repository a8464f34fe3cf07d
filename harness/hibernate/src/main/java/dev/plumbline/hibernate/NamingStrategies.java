package dev.plumbline.hibernate;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Spring gives Hibernate naming strategies of its own. A test that has not been told so looks for
 * names that the changelog does not have, and every one of them is a finding; the one that explains
 * them is made here.
 */
final class NamingStrategies {

  static final String PHYSICAL = "hibernate.physical_naming_strategy";
  static final String IMPLICIT = "hibernate.implicit_naming_strategy";

  /** Hibernate's own; both versions have it under this name. */
  static final String SNAKE_CASE =
      "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy";

  /** What Boot 4 sets; it makes the same names. */
  private static final String BOOT_4_PHYSICAL =
      "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl";

  private static final String BOOT_4 =
      "org.springframework.boot.hibernate.SpringImplicitNamingStrategy";
  private static final String BOOT_3 =
      "org.springframework.boot.orm.jpa.hibernate.SpringImplicitNamingStrategy";

  private NamingStrategies() {}

  /** What to do, if the application is one of Spring Boot's. */
  static String howToSet() {
    return "with Spring Boot, plumbline-spring-boot-test on the class path of the tests takes them from"
        + " the application whose class is in the test's package or above it; without it, say"
        + " properties = {\""
        + PHYSICAL
        + "="
        + SNAKE_CASE
        + "\", \""
        + IMPLICIT
        + "="
        + implicit()
        + "\"} in @PlumblineTest (both: the second one names join tables), or the same two"
        + " properties in persistence.xml.";
  }

  /** What to do, if it is them that Hibernate does not start with. */
  static String howToLiveWith(Map<String, ?> settings) {
    return "With Hibernate's own naming strategies it would start: it is the names that Spring Boot"
        + " makes ("
        + PHYSICAL
        + "="
        + settings.get(PHYSICAL)
        + ") that do not fit. startsAt and starts_at, for instance, are one name there. Give"
        + " tables and columns other names in @Table and @Column, or set"
        + " spring.jpa.hibernate.naming.physical-strategy.";
  }

  /** As Boot sets it. */
  static Map<String, String> ofSpring() {
    return Map.of(PHYSICAL, SNAKE_CASE);
  }

  private static String implicit() {
    return ContextClassLoader.get().getResource(BOOT_4.replace('.', '/') + ".class") != null
        ? BOOT_4
        : BOOT_3;
  }

  /** Whether the settings leave the names of columns and tables to Hibernate. */
  static boolean areDefault(Map<String, ?> settings) {
    return !settings.containsKey(PHYSICAL);
  }

  /** Whether they are those of Boot. */
  static boolean areSprings(Map<String, ?> settings) {
    Object physical = settings.get(PHYSICAL);
    return SNAKE_CASE.equals(physical) || BOOT_4_PHYSICAL.equals(physical);
  }

  /** One finding if most names that the database lacks are there with underscores. */
  static Optional<Finding> finding(Schema mapped, Schema migrated) {
    List<String> missing = new ArrayList<>();
    List<String> explained = new ArrayList<>();
    Map<QualifiedName, Table> tables =
        migrated.tables().stream().collect(Collectors.toMap(Table::name, Function.identity()));
    for (Table table : mapped.tables()) {
      Table there = tables.get(table.name());
      if (there == null) {
        missing.add(table.label());
        if (hasMoreUnderscores(table.name().name(), namesIn(tables, table))) {
          explained.add(table.label());
        }
      } else {
        columns(table, there, missing, explained);
      }
    }
    return explained.isEmpty() || explained.size() * 2 < missing.size()
        ? Optional.empty()
        : Optional.of(finding(missing.size(), explained));
  }

  private static void columns(
      Table table, Table there, List<String> missing, List<String> explained) {
    List<String> names = there.columns().stream().map(Column::name).toList();
    for (Column column : table.columns()) {
      if (there.column(column.name()).isEmpty()) {
        missing.add(table.label() + "." + column.name());
        if (hasMoreUnderscores(column.name(), names)) {
          explained.add(table.label() + "." + column.name());
        }
      }
    }
  }

  private static Finding finding(int missing, List<String> explained) {
    return Finding.of(
            FindingCode.NAMING_STRATEGY_MISMATCH,
            explained.get(0),
            "the names that this test's naming strategies make: "
                + explained.stream().limit(5).collect(Collectors.joining(", "))
                + (explained.size() > 5 ? ", …" : ""),
            explained.size()
                + " of the "
                + missing
                + " missing tables and columns exist with underscores in their names")
        .withFix("Give this test the application's naming strategies: " + howToSet());
  }

  private static List<String> namesIn(Map<QualifiedName, Table> tables, Table like) {
    return tables.keySet().stream()
        .filter(name -> name.namespace().equals(like.name().namespace()))
        .map(QualifiedName::name)
        .toList();
  }

  /** Whether one of these is the name in snake case. */
  private static boolean hasMoreUnderscores(String name, List<String> there) {
    return there.stream()
        .anyMatch(
            other ->
                other.length() > name.length()
                    && other.replace("_", "").equalsIgnoreCase(name.replace("_", "")));
  }
}
