package dev.plumbline.benchmarks.model;

/** Where the schema of a model comes from. */
public sealed interface SchemaOrigin {

  /**
   * A service's changelog makes it.
   *
   * @param service by which the changelog is found
   */
  record ByChangelog(String service) implements SchemaOrigin {}

  /**
   * Statements make it.
   *
   * @param sql all of them
   */
  record ByScript(String sql) implements SchemaOrigin {}

  /** Hibernate makes it from the entities. */
  record ByHibernate() implements SchemaOrigin {}
}
