package dev.plumbline.schema;

import org.jspecify.annotations.Nullable;

/**
 * A not-null constraint that promises less than {@link Column#nullable()} tells: one that is not
 * valid yet, or that tables which inherit do not have (PostgreSQL 18 and later). All others have
 * neither name nor comment here, as they had none before PostgreSQL 18.
 *
 * @param name of the constraint
 * @param column that it is about
 * @param inherited whether tables that inherit from this one have it, too
 * @param enforcement which rows it holds for
 * @param comment or null
 */
public record NotNull(
    String name,
    String column,
    boolean inherited,
    Enforcement enforcement,
    @Nullable String comment)
    implements SchemaObject {

  @Override
  public String kind() {
    return "not-null constraint";
  }

  @Override
  public String label() {
    return name;
  }
}
