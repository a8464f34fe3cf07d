package dev.plumbline.schema;

import java.util.List;

/**
 * What one role may do with an object, beyond or short of what it may do with every new one.
 *
 * <p>PostgreSQL gives the owner every privilege, and everybody ({@code PUBLIC}) the use of types
 * and the execution of routines. {@code ALTER DEFAULT PRIVILEGES} of the owner adds to that. Only
 * what departs from it is a grant here, so that two schemas are alike under different owners.
 *
 * @param grantee the role, {@code PUBLIC} for everybody, or {@code OWNER} for the object's owner
 * @param privileges granted in addition, sorted; {@code ALL} for all that this kind of object has
 *     on its server; followed by {@code WITH GRANT OPTION} where the role may pass it on
 * @param revoked of those that it would have had by PostgreSQL's own rules, sorted
 */
public record Grant(String grantee, List<String> privileges, List<String> revoked)
    implements SchemaObject {

  public Grant {
    privileges = List.copyOf(privileges);
    revoked = List.copyOf(revoked);
  }

  @Override
  public String kind() {
    return "grant";
  }

  @Override
  public String label() {
    return grantee;
  }
}
