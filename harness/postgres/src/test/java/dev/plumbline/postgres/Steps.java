package dev.plumbline.postgres;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A recipe like a changelog: tables that are created one after the other. */
final class Steps implements TemplateRecipe {

  private final List<String> tables;
  private final AtomicInteger built = new AtomicInteger();
  private volatile int created;

  Steps(String... tables) {
    this.tables = List.of(tables);
  }

  int built() {
    return built.get();
  }

  /** How many tables the last building created. */
  int created() {
    return created;
  }

  @Override
  public boolean fits(Template candidate) {
    return candidate.notes().getOrDefault("tables", "").equals(String.join("\n", tables));
  }

  @Override
  public Optional<Template> base(List<Template> candidates) {
    return candidates.stream()
        .filter(
            candidate ->
                tables
                    .subList(0, Math.min(of(candidate).size(), tables.size()))
                    .equals(of(candidate)))
        .max(Comparator.comparing(candidate -> of(candidate).size()));
  }

  @Override
  public Map<String, String> build(Database database, Optional<Template> base) throws Exception {
    built.incrementAndGet();
    List<String> missing =
        tables.subList(base.map(from -> of(from).size()).orElse(0), tables.size());
    for (String table : missing) {
      Sql.run(database, "CREATE TABLE " + table + " (id bigint PRIMARY KEY, name text)");
    }
    created = missing.size();
    return Map.of("tables", String.join("\n", tables));
  }

  private static List<String> of(Template template) {
    return template.notes().getOrDefault("tables", "").lines().toList();
  }

  /** The tables that are there, in the order of their names. */
  static String in(Database database) throws Exception {
    return Sql.value(
        database,
        "SELECT string_agg(tablename, ',' ORDER BY tablename) FROM pg_tables"
            + " WHERE schemaname = 'public'");
  }
}
