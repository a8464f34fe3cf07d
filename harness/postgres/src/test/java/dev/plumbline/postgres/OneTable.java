package dev.plumbline.postgres;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A recipe for a template with one table, which fits whatever is there.
 *
 * @param built how often it was built
 */
record OneTable(AtomicInteger built) implements TemplateRecipe {

  OneTable() {
    this(new AtomicInteger());
  }

  @Override
  public boolean fits(Template candidate) {
    return "7".equals(candidate.notes().get("loaf"));
  }

  @Override
  public Optional<Template> base(List<Template> candidates) {
    return Optional.empty();
  }

  @Override
  public Map<String, String> build(Database database, Optional<Template> base) throws Exception {
    built.incrementAndGet();
    Sql.run(database, "CREATE TABLE loaf AS SELECT 7 AS id");
    return Map.of("loaf", "7");
  }
}
