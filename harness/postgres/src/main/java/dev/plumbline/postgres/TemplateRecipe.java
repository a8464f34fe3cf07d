package dev.plumbline.postgres;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the templates of a family are told apart and made. */
public interface TemplateRecipe {

  /** Whether an existing template is what is wanted now. Must be quick: it decides every run. */
  boolean fits(Template candidate);

  /**
   * Which template to start from when none fits; empty to start from an empty database. Called
   * while no other JVM builds a template of the family.
   *
   * @param candidates the family's templates, the one used last first
   */
  Optional<Template> base(List<Template> candidates);

  /**
   * Fills the database.
   *
   * @param database a clone of the base, or empty; close every connection to it before returning
   * @param base what it is a clone of
   * @return the notes to keep with the template
   * @throws Exception if it cannot be filled; it is dropped, and the caller gets the exception
   */
  Map<String, String> build(Database database, Optional<Template> base) throws Exception;
}
