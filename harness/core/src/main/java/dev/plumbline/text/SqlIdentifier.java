package dev.plumbline.text;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names as identifiers of SQL. They are given as the catalog spells them. */
public final class SqlIdentifier {

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

  private SqlIdentifier() {}

  /** Quoted whatever it is, for the server. */
  public static String of(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** With its namespace, so that no search path leads elsewhere. */
  public static String of(String namespace, String name) {
    return of(namespace) + "." + of(name);
  }

  /** For what people read: quoted only where it would mean something else without. */
  public static String readable(String name) {
    return PLAIN.matcher(name).matches() && !ReservedWords.ALL.contains(name) ? name : of(name);
  }

  /** Likewise with its namespace. */
  public static String readable(String namespace, String name) {
    return readable(namespace) + "." + readable(name);
  }

  /** Likewise, with commas between them. */
  public static String readable(Collection<String> names) {
    return names.stream().map(SqlIdentifier::readable).collect(Collectors.joining(", "));
  }

  /** Apart, because a verification that finds nothing prints no names. */
  private static final class ReservedWords {

    /**
     * PostgreSQL's reserved key words, those that may be functions or types included: 14 to 18,
     * appendix C of its manual. Not those that only functions and types cannot have as their name,
     * such as {@code position}, which {@code quote_ident} quotes, too.
     */
    private static final Set<String> ALL =
        Set.of(
            ("all analyse analyze and any array as asc asymmetric authorization binary both case"
                    + " cast check collate collation column concurrently constraint create cross"
                    + " current_catalog current_date current_role current_schema current_time"
                    + " current_timestamp current_user default deferrable desc distinct do else end"
                    + " except false fetch for foreign freeze from full grant group having ilike in"
                    + " initially inner intersect into is isnull join lateral leading left like"
                    + " limit localtime localtimestamp natural not notnull null offset on only or"
                    + " order outer overlaps placing primary references returning right select"
                    + " session_user similar some symmetric system_user table tablesample then to"
                    + " trailing true union unique user using variadic verbose when where window"
                    + " with")
                .split(" "));
  }
}
