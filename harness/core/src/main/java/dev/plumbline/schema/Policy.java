package dev.plumbline.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row-level security policy.
 *
 * @param name of the policy
 * @param command that it is about: {@code SELECT}, {@code INSERT}, {@code UPDATE}, {@code DELETE}
 *     or {@code ALL}
 * @param permissive whether it lets rows through, rather than holding them back
 * @param roles that it is about, sorted; {@code PUBLIC} for everybody
 * @param using which rows can be seen, as PostgreSQL prints it, or null
 * @param withCheck which rows can be written, as PostgreSQL prints it, or null
 * @param comment or null
 */
public record Policy(
    String name,
    String command,
    boolean permissive,
    List<String> roles,
    @Nullable String using,
    @Nullable String withCheck,
    @Nullable String comment)
    implements SchemaObject {

  public Policy {
    roles = List.copyOf(roles);
  }

  @Override
  public String kind() {
    return "policy";
  }

  @Override
  public String label() {
    return name;
  }
}
