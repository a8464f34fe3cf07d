package dev.plumbline.catalog;

import dev.plumbline.text.SqlLiteral;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Options of foreign-data wrappers, servers, tables and columns, without what is secret in them.
 */
final class ForeignOptions {

  private static final Pattern SECRET =
      Pattern.compile(
          "(?<name>[^=]*(?:pass|secret|token|credential|private|api_?key|access_?key)[^=]*)=.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern IN_URL = Pattern.compile("://(?<user>[^/@:\\s]*):\\S*@");

  private ForeignOptions() {}

  /** Those in a column of type {@code text[]}, each as {@code name=value}, sorted. */
  static List<String> of(ResultSet row, String column) throws SQLException {
    return CatalogRows.strings(row, column).stream()
        .map(ForeignOptions::withoutSecret)
        .sorted()
        .toList();
  }

  private static String withoutSecret(String option) {
    return IN_URL
        .matcher(SECRET.matcher(option).replaceFirst("${name}=***"))
        .replaceAll("://${user}:***@");
  }

  /** As statements write them: {@code OPTIONS (host 'db')}; nothing if there are none. */
  static String clause(List<String> options) {
    return options.isEmpty()
        ? ""
        : options.stream()
            .map(ForeignOptions::item)
            .collect(Collectors.joining(", ", " OPTIONS (", ")"));
  }

  private static String item(String option) {
    int equals = option.indexOf('=');
    return option.substring(0, equals) + " " + SqlLiteral.standard(option.substring(equals + 1));
  }
}
