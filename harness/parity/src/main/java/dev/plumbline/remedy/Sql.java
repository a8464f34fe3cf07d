package dev.plumbline.remedy;

import dev.plumbline.schema.QualifiedName;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names and constants as statements need them, and no more quoted than they have to be. */
final class Sql {

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

  /**
   * PostgreSQL's reserved key words, those that may be functions or types included: 14 to 18,
   * appendix C of its manual.
   */
  private static final Set<String> RESERVED =
      Set.of(
          ("all analyse analyze and any array as asc asymmetric authorization binary both case cast"
                  + " check collate collation column concurrently constraint create cross"
                  + " current_catalog current_date current_role current_schema current_time"
                  + " current_timestamp current_user default deferrable desc distinct do else end"
                  + " except false fetch for foreign freeze from full grant group having ilike in"
                  + " initially inner intersect into is isnull join lateral leading left like limit"
                  + " localtime localtimestamp natural not notnull null offset on only or order"
                  + " outer overlaps placing primary references returning right select session_user"
                  + " similar some symmetric system_user table tablesample then to trailing true"
                  + " union unique user using variadic verbose when where window with")
              .split(" "));

  private Sql() {}

  static String name(String name) {
    return PLAIN.matcher(name).matches() && !RESERVED.contains(name)
        ? name
        : '"' + name.replace("\"", "\"\"") + '"';
  }

  static String name(QualifiedName name) {
    return name.namespace().equals("public")
        ? name(name.name())
        : name(name.namespace()) + "." + name(name.name());
  }

  /** Something that lives beside a table, such as an index of it. */
  static String name(String name, QualifiedName table) {
    return name(new QualifiedName(table.namespace(), name));
  }

  static String names(Collection<String> names) {
    return names.stream().map(Sql::name).collect(Collectors.joining(", "));
  }

  /** On one line, whatever the value is. */
  static String literal(String value) {
    String quoted = "'" + value.replace("'", "''") + "'";
    String escaped = quoted.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    return escaped.equals(quoted) ? quoted : "E" + escaped;
  }
}
