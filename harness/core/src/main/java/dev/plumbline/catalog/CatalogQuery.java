package dev.plumbline.catalog;

import dev.plumbline.history.HistoryLocation;
import dev.plumbline.text.SqlLiteral;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A query over the system catalogs, kept as a {@code .sql} resource beside this class: one for each
 * kind of object.
 *
 * <p>What differs between major versions of PostgreSQL is written as <code>{15: this | that}</code>
 * in a resource: {@code this} from version 15 on, {@code that} before.
 *
 * <p><code>{of a, b}</code> stands where the query can be confined to some relations: to rows of
 * which one of these columns is the number of one.
 *
 * <p>They run in databases where others may create functions, so that every name in them is
 * qualified. <code>{=}</code> stands for {@code operator(pg_catalog.=)}, and so on; of all
 * operators written like this the left one is applied first. What looks for an operator by itself
 * is not used: {@code in}, {@code case} with an operand, {@code nullif}.
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
  PARTITION_INDEXES("partition_indexes"),
  TRIGGERS("triggers"),
  RULES("rules"),
  POLICIES("policies"),
  SEQUENCES("sequences"),
  ENUM_TYPES("enum_types"),
  DOMAINS("domains"),
  DOMAIN_CHECKS("domain_checks"),
  COMPOSITE_TYPES("composite_types"),
  RANGE_TYPES("range_types"),
  ROUTINES("routines"),
  OTHER_OBJECTS("other_objects");

  private static final Pattern OPERATOR = Pattern.compile("\\{(?<symbol>[-+*/<>=~!@#%^&|]+)}");
  private static final Pattern BY_VERSION = Pattern.compile("\\{(\\d+): ([^{}|]*) \\| ([^{}]*)}");

  private static final Pattern CONFINED = Pattern.compile("\\{of (?<columns>[^}]+)}");

  /** Of the relations, as a parameter: text, because drivers know it. */
  private static final String RELATIONS = "any ((?)::pg_catalog.text::pg_catalog.oid[])";

  private final String resource;

  CatalogQuery(String resource) {
    this.resource = resource;
  }

  /** A query as it is written. */
  static String template(String resource) {
    try (InputStream in = CatalogQuery.class.getResourceAsStream(resource + ".sql")) {
      if (in == null) {
        throw new IllegalStateException("plumbline-core.jar lacks its query " + resource + ".sql");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{liquibase}", liquibase());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource + ".sql in plumbline-core.jar", e);
    }
  }

  /** Names of Liquibase's tables, which belong to no service. */
  private static String liquibase() {
    HistoryLocation configured = HistoryLocation.configured();
    return Stream.of(HistoryLocation.USUAL, configured)
        .flatMap(location -> Stream.of(location.table(), location.lockTable()))
        .distinct()
        .map(SqlLiteral::of)
        .collect(Collectors.joining(", "));
  }

  /** The query as servers of this major version understand it. */
  String sql(int majorVersion) {
    return forVersion(CONFINED.matcher(template(resource)).replaceAll(""), majorVersion);
  }

  /**
   * The query for some relations only. Each of its parameters is their numbers as an array's text.
   */
  String confined(int majorVersion) {
    return forVersion(
        CONFINED.matcher(template(resource)).replaceAll(CatalogQuery::condition), majorVersion);
  }

  private static String condition(MatchResult found) {
    return Stream.of(found.group(1).split(", "))
        .map(column -> column + " {=} " + RELATIONS)
        .collect(Collectors.joining(" or ", "and (", ")"));
  }

  static String forVersion(String template, int majorVersion) {
    String sql = OPERATOR.matcher(template).replaceAll("operator(pg_catalog.${symbol})");
    while (BY_VERSION.matcher(sql).find()) { // the innermost first
      sql = BY_VERSION.matcher(sql).replaceAll(choice -> choice(choice, majorVersion));
    }
    return sql;
  }

  private static String choice(MatchResult found, int majorVersion) {
    boolean newer = majorVersion >= Integer.parseInt(found.group(1));
    return Matcher.quoteReplacement(found.group(newer ? 2 : 3));
  }
}
