package dev.plumbline.rows;

import java.util.regex.Pattern;

/**
 * A value of a column, as an expression of SQL in the number of its row.
 *
 * <p>Written with <code>{g}</code> for that number (a {@code bigint}, 1 for the first row) and with
 * <code>{+}</code> for {@code operator(pg_catalog.+)}, of which the left one is applied first, so
 * that nothing in the search path of the session is called by mistake.
 *
 * @param sql the expression
 * @param distinct whether rows of different numbers have different values
 */
record RowValue(String sql, boolean distinct) {

  private static final Pattern OPERATOR = Pattern.compile("\\{([-+*/=<>|?~!]+)}");

  static final RowValue NULL = new RowValue("null", false);

  RowValue {
    sql = qualified(sql);
  }

  static RowValue distinct(String sql) {
    return new RowValue(sql, true);
  }

  static RowValue repeated(String sql) {
    return new RowValue(sql, false);
  }

  /** With the operators written out. */
  static String qualified(String sql) {
    return OPERATOR.matcher(sql).replaceAll("operator(pg_catalog.$1)");
  }

  /** The expression for a row whose number that expression is. */
  String at(String row) {
    return sql.replace("{g}", row);
  }

  /** The same for another row: <code>{g} {+} 1</code>. */
  RowValue of(String row) {
    return new RowValue(at("(" + row + ")"), distinct);
  }

  RowValue cast(String type) {
    return new RowValue("(" + sql + ")::" + type, distinct);
  }
}
