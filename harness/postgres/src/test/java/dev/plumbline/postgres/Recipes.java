package dev.plumbline.postgres;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recipes for a single template, which none is the base of. */
final class Recipes {

  private Recipes() {}

  interface Filling {
    void fill(Database database) throws Exception;
  }

  /** Fits what has exactly these notes. */
  static TemplateRecipe filling(Filling filling, Map<String, String> notes) {
    return new TemplateRecipe() {
      @Override
      public boolean fits(Template candidate) {
        return candidate.notes().equals(notes);
      }

      @Override
      public Optional<Template> base(List<Template> candidates) {
        return Optional.empty();
      }

      @Override
      public Map<String, String> build(Database database, Optional<Template> base)
          throws Exception {
        filling.fill(database);
        return notes;
      }
    };
  }

  /** Leaves something half done. */
  static TemplateRecipe failing(Throwable failure) {
    return filling(
        database -> {
          Sql.run(database, "CREATE TABLE half (id int)");
          if (failure instanceof Error error) {
            throw error;
          }
          throw (Exception) failure;
        },
        Map.of());
  }

  /** Takes the first that it is offered. */
  static TemplateRecipe taking(List<Template> found) {
    return new TemplateRecipe() {
      @Override
      public boolean fits(Template candidate) {
        return found.add(candidate);
      }

      @Override
      public Optional<Template> base(List<Template> candidates) {
        throw new AssertionError("one fits");
      }

      @Override
      public Map<String, String> build(Database database, Optional<Template> base) {
        throw new AssertionError("one fits");
      }
    };
  }
}
