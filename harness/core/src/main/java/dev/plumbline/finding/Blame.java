package dev.plumbline.finding;

import org.jspecify.annotations.Nullable;

/**
 * The two sides of a conflict: who declared what.
 *
 * @param attribute the entity, or its attribute, as {@code package.Class.field}, or null where
 *     nobody knows
 * @param changeSet that touched the object last, as {@code file::id::author}, or null where nobody
 *     knows
 */
public record Blame(@Nullable String attribute, @Nullable String changeSet) {

  /** Nobody is known. */
  public static final Blame UNKNOWN = new Blame(null, null);
}
