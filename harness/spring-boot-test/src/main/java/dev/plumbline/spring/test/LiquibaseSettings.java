package dev.plumbline.spring.test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;

/** What {@code spring.liquibase} says, in Boot's own spellings. */
record LiquibaseSettings(Binder binder) {

  static final String PREFIX = "spring.liquibase.";

  private static final List<String> OF_THE_HISTORY =
      List.of(
          "default-schema",
          "liquibase-schema",
          "liquibase-tablespace",
          "database-change-log-table",
          "database-change-log-lock-table");

  /**
   * Says nothing of the history, whatever the application does: in these databases it is where
   * Plumbline has it, and the starter looks for it where the application says.
   */
  static MapPropertySource withoutHistory() {
    Map<String, Object> nothing = new HashMap<>();
    OF_THE_HISTORY.forEach(name -> nothing.put(PREFIX + name, ""));
    nothing.put("plumbline.history-schema", "");
    return new MapPropertySource("plumbline history", nothing);
  }

  /** Where the changelog is, or {@code ""}. */
  String location() {
    return binder.bind(PREFIX + "change-log", String.class).orElse("").strip();
  }

  /** Its path on the class path, where Plumbline looks for it. */
  String path() {
    return location().replaceFirst("^classpath\\*?:", "").replaceFirst("^/+", "");
  }

  /** Whether it is somewhere else. */
  boolean isElsewhere() {
    return path().matches("[a-z]{2,}:.*");
  }

  String contexts() {
    return list("contexts");
  }

  String labelFilter() {
    return list("label-filter");
  }

  Map<String, String> parameters() {
    return binder
        .bind(PREFIX + "parameters", Bindable.mapOf(String.class, String.class))
        .orElse(Map.of());
  }

  /** Names of what is set beside that and says where names without a schema and the history go. */
  Stream<String> ofTheHistory() {
    return OF_THE_HISTORY.stream()
        .map(name -> PREFIX + name)
        .filter(name -> !binder.bind(name, String.class).orElse("").isBlank());
  }

  private String list(String name) {
    return String.join(
        ",", binder.bind(PREFIX + name, Bindable.listOf(String.class)).orElse(List.of()));
  }
}
