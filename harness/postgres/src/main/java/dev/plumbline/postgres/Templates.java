package dev.plumbline.postgres;

/**
 * The templates of a cluster. They outlive the run wherever the cluster's data does, and are shared
 * by all JVMs that share the server. Safe for several threads and JVMs.
 */
public interface Templates {

  /**
   * The template that fits; builds it if there is none. Of several builders of one family, in
   * whatever JVM, one works and the others wait and look again. A template is complete or not there
   * at all, whenever its builder is killed.
   *
   * @param family for whom templates may be kept: letters, digits, {@code _}, at most 32 characters
   * @param label what to call it in log lines and in the names of its clones
   *     <p>One query, if there is one that fits. How many are kept is bounded; those that this JVM
   *     has got are never dropped by it.
   * @throws ClusterException if the server refuses, or another builder takes more than ten minutes
   * @throws IllegalArgumentException if the family has other characters or is too long, or the
   *     recipe's notes have one called {@code copy}
   * @throws RuntimeException whatever {@link TemplateRecipe#build} throws, wrapped in a {@link
   *     ClusterException} if it is checked
   */
  Template get(String family, String label, TemplateRecipe recipe);

  /**
   * Keeps a further note with a template, in place of an earlier one of that name.
   *
   * @param name not {@code copy}: under that name the figures are kept that tell which way to copy
   *     is faster
   * @return the template with all its notes, those included that others have added
   * @throws IllegalArgumentException if the name is {@code copy}
   * @throws ClusterException if the server refuses
   */
  Template note(Template template, String name, String value);
}
