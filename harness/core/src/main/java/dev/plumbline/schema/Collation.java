package dev.plumbline.schema;

import org.jspecify.annotations.Nullable;

/**
 * A collation that someone created. The version of the library behind it is left out: it follows
 * the server.
 *
 * @param name of the collation
 * @param provider the library that sorts: {@code libc}, {@code icu} or {@code builtin}
 * @param locale as the provider names it; where libc sorts and classifies differently, both,
 *     separated by a slash
 * @param rules ICU's additional rules, or null
 * @param deterministic whether only strings of the same bytes are equal
 * @param comment or null
 */
public record Collation(
    QualifiedName name,
    String provider,
    String locale,
    @Nullable String rules,
    boolean deterministic,
    @Nullable String comment)
    implements SchemaObject {

  @Override
  public String kind() {
    return "collation";
  }

  @Override
  public String label() {
    return name.toString();
  }
}
