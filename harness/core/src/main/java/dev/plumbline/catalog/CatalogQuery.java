package dev.plumbline.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query over the system catalogs, kept as a {@code .sql} resource beside this class: one for each
 * kind of object.
 *
 * <p>What differs between major versions of PostgreSQL is written as <code>{15: this | that}</code>
 * in a resource: {@code this} from version 15 on, {@code that} before.
 */
enum CatalogQuery {
  NAMESPACES("namespaces"),
  EXTENSIONS("extensions"),
  COMMENTS("comments"),
  GRANTS("grants"),
  COLLATIONS("collations"),
  TABLES("tables"),
  COLUMNS("columns"),
  CONSTRAINTS("constraints"),
  INDEXES("indexes"),
  TRIGGERS("triggers"),
  RULES("rules"),
  POLICIES("policies"),
  SEQUENCES("sequences"),
  ENUM_TYPES("enum_types"),
  DOMAINS("domains"),
  DOMAIN_CHECKS("domain_checks"),
  COMPOSITE_TYPES("composite_types"),
  RANGE_TYPES("range_types"),
  ROUTINES("routines");

  private static final Pattern BY_VERSION =
      Pattern.compile("\\{(?<since>\\d+): (?<newer>[^{}|]*) \\| (?<older>[^{}]*)}");

  private final String template;

  CatalogQuery(String resource) {
    template = template(resource);
  }

  /** A query as it is written. */
  static String template(String resource) {
    try (InputStream in = CatalogQuery.class.getResourceAsStream(resource + ".sql")) {
      if (in == null) {
        throw new IllegalStateException("plumbline-core.jar lacks its query " + resource + ".sql");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource + ".sql in plumbline-core.jar", e);
    }
  }

  /** The query as servers of this major version understand it. */
  String sql(int majorVersion) {
    return forVersion(template, majorVersion);
  }

  static String forVersion(String template, int majorVersion) {
    String sql = template;
    Matcher choice = BY_VERSION.matcher(sql);
    while (choice.find()) { // the innermost first
      boolean newer = majorVersion >= Integer.parseInt(choice.group("since"));
      sql =
          sql.substring(0, choice.start())
              + choice.group(newer ? "newer" : "older")
              + sql.substring(choice.end());
      choice = BY_VERSION.matcher(sql);
    }
    return sql;
  }
}
