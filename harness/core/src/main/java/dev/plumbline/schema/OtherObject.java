package dev.plumbline.schema;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An object of a kind that few services have. It is known by a statement that would create it.
 *
 * @param name what tells it from others of its kind: with arguments or types, where a kind has them
 * @param type what kind of object it is
 * @param definition the {@code CREATE} statement, as PostgreSQL's documentation writes it; options
 *     that hold a secret are left out, as are owners
 * @param grants sorted by grantee
 * @param comment or null
 */
public record OtherObject(
    String name, Type type, String definition, List<Grant> grants, @Nullable String comment)
    implements SchemaObject {

  /** What kind of object it is. */
  public enum Type {
    ACCESS_METHOD,
    /** A type made of functions in C; shell types, too. */
    BASE_TYPE,
    CAST,
    CONVERSION,
    /** What a role has granted beforehand on objects that it will make. */
    DEFAULT_PRIVILEGES,
    EVENT_TRIGGER,
    EXTENDED_STATISTICS,
    FOREIGN_DATA_WRAPPER,
    FOREIGN_SERVER,
    LANGUAGE,
    OPERATOR,
    OPERATOR_CLASS,
    /** One that somebody made, or one of PostgreSQL's that somebody added to. */
    OPERATOR_FAMILY,
    PUBLICATION,
    SECURITY_LABEL,
    SUBSCRIPTION,
    TEXT_SEARCH_CONFIGURATION,
    TEXT_SEARCH_DICTIONARY,
    TEXT_SEARCH_PARSER,
    TEXT_SEARCH_TEMPLATE,
    TRANSFORM,
    /** That somebody may use a server; never with which password. */
    USER_MAPPING;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  public OtherObject {
    grants = List.copyOf(grants);
  }

  @Override
  public String kind() {
    return type.toString();
  }

  @Override
  public String label() {
    return name;
  }

  /** Objects of different kinds may have the same name. */
  @Override
  public String key() {
    return type + " " + name;
  }
}
