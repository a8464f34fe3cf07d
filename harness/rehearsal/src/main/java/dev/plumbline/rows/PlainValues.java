package dev.plumbline.rows;

import dev.plumbline.rows.ValueType.ArrayOf;
import dev.plumbline.rows.ValueType.BuiltIn;
import dev.plumbline.rows.ValueType.Composite;
import dev.plumbline.rows.ValueType.DomainOf;
import dev.plumbline.rows.ValueType.Enumeration;
import dev.plumbline.rows.ValueType.MultirangeOf;
import dev.plumbline.rows.ValueType.RangeOf;
import dev.plumbline.rows.ValueType.Unknown;
import dev.plumbline.text.SqlLiteral;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Values that constraints of the future are likely to accept: distinct, in whatever case and at
 * whatever precision, small, positive, and as text a number.
 *
 * @param rows how many of them have to be distinct
 * @param unknown what the server takes for types of extensions, by their names
 */
record PlainValues(long rows, Map<String, RowValue> unknown) {

  private static final String DAY = "'24:00:00'::pg_catalog.interval";
  private static final String SECOND = "'00:00:01'::pg_catalog.interval";

  /** By the type's name: distinct. */
  private static final Map<String, String> DISTINCT = new HashMap<>();

  /** By the type's name: types of few values. */
  private static final Map<String, String> REPEATED = new HashMap<>();

  static {
    DISTINCT.put("bigint", "{g}");
    DISTINCT.put("real", "{g}::pg_catalog.float4");
    DISTINCT.put("double precision", "{g}::pg_catalog.float8");
    DISTINCT.put("money", "{g}::pg_catalog.money");
    DISTINCT.put("oid", "{g}::pg_catalog.oid");
    DISTINCT.put("integer", "{g}::pg_catalog.int4");
    DISTINCT.put(
        "smallint", "(1 {+} pg_catalog.mod({g} {-} 1, 32767::pg_catalog.int8))::pg_catalog.int2");
    DISTINCT.put("date", "('2000-01-01'::pg_catalog.date {+} {g}::pg_catalog.int4)");
    DISTINCT.put("timestamp without time zone", later("2000-01-01 12:00:00", "timestamp", DAY));
    DISTINCT.put("timestamp with time zone", later("2000-01-01 12:00:00+00", "timestamptz", DAY));
    DISTINCT.put("time without time zone", later("00:00:00", "\"time\"", SECOND));
    DISTINCT.put("time with time zone", later("00:00:00+00", "timetz", SECOND));
    DISTINCT.put("interval", "({g}::pg_catalog.float8 {*} '00:01:00'::pg_catalog.interval)");
    DISTINCT.put(
        "uuid",
        "pg_catalog.concat('00000000-0000-4000-8000-', pg_catalog.lpad(pg_catalog.to_hex({g}), 12,"
            + " '0'))::pg_catalog.uuid");
    DISTINCT.put("bytea", "pg_catalog.int8send({g})");
    DISTINCT.put("inet", "('10.0.0.0'::pg_catalog.inet {+} {g})");
    DISTINCT.put(
        "cidr", "pg_catalog.set_masklen('10.0.0.0'::pg_catalog.inet {+} {g}, 32)::pg_catalog.cidr");
    DISTINCT.put("macaddr", "pg_catalog.lpad(pg_catalog.to_hex({g}), 12, '0')::pg_catalog.macaddr");
    DISTINCT.put(
        "macaddr8", "pg_catalog.lpad(pg_catalog.to_hex({g}), 16, '0')::pg_catalog.macaddr8");
    DISTINCT.put("pg_lsn", "pg_catalog.concat('0/', pg_catalog.to_hex({g}))::pg_catalog.pg_lsn");
    List.of("xid", "xid8", "cid", "refcursor", "name")
        .forEach(type -> DISTINCT.put(type, "{g}::pg_catalog.text::pg_catalog." + type));
    input("json", "{\"n\": ", "{g}", "}");
    input("jsonb", "{\"n\": ", "{g}", "}");
    input("jsonpath", "$.n", "{g}");
    input("xml", "<n>", "{g}", "</n>");
    input("tsvector", "w", "{g}");
    input("tsquery", "w", "{g}");
    input("point", "(", "{g}", ",1)");
    input("line", "{1,-1,", "{g}", "}");
    input("lseg", "[(0,0),(", "{g}", ",1)]");
    input("box", "(", "{g}", ",0),(", "{g}", ",1)");
    input("path", "[(0,0),(", "{g}", ",1)]");
    input("polygon", "((", "{g}", ",0),(", "{g}", ",1),(", "{g}", ",2))");
    input("circle", "<(", "{g}", ",0),0.1>");
    input("tid", "(", "{g}", ",1)");
    input("txid_snapshot", "{g}", ":", "{g}", ":");
    input("pg_snapshot", "{g}", ":", "{g}", ":");
    input("int2vector", "{g}");
    input("oidvector", "{g}");
    REPEATED.put("boolean", "(pg_catalog.mod({g}, 2::pg_catalog.int8) {=} 1)");
    REPEATED.put(
        "\"char\"",
        "pg_catalog.chr(97 {+} pg_catalog.mod({g}, 26::pg_catalog.int8)::pg_catalog.int4)"
            + "::pg_catalog.\"char\"");
    REPEATED.put("regclass", "'pg_catalog.pg_class'::pg_catalog.regclass");
    REPEATED.put("regcollation", "'pg_catalog.\"C\"'::pg_catalog.regcollation");
    REPEATED.put("regconfig", "'pg_catalog.simple'::pg_catalog.regconfig");
    REPEATED.put("regdictionary", "'pg_catalog.simple'::pg_catalog.regdictionary");
    REPEATED.put("regnamespace", "'pg_catalog'::pg_catalog.regnamespace");
    REPEATED.put("regoper", "'pg_catalog.||/'::pg_catalog.regoper");
    REPEATED.put("regoperator", "'pg_catalog.+(integer,integer)'::pg_catalog.regoperator");
    REPEATED.put("regproc", "'pg_catalog.now'::pg_catalog.regproc");
    REPEATED.put("regprocedure", "'pg_catalog.now()'::pg_catalog.regprocedure");
    REPEATED.put("regrole", "'pg_monitor'::pg_catalog.regrole");
    REPEATED.put("regtype", "'pg_catalog.int4'::pg_catalog.regtype");
    REPEATED.put("aclitem", "'pg_monitor=r/pg_monitor'::pg_catalog.aclitem");
  }

  private static String later(String start, String type, String step) {
    return "('%s'::pg_catalog.%s {+} ({g}::pg_catalog.float8 {*} %s))".formatted(start, type, step);
  }

  /** What a type reads: parts of text, and the row's number between them. */
  private static void input(String type, String... parts) {
    String text =
        List.of(parts).stream()
            .map(part -> part.equals("{g}") ? part : SqlLiteral.of(part))
            .collect(Collectors.joining(", ", "pg_catalog.concat(", ")"));
    DISTINCT.put(type, text + "::pg_catalog." + type);
  }

  /** Whether that is the name of one of PostgreSQL's own types, ranges apart. */
  static boolean knows(String type) {
    return DISTINCT.containsKey(type)
        || REPEATED.containsKey(type)
        || type.equals("numeric")
        || TextForms.LENGTHS.containsKey(type);
  }

  /** A value of that type; empty if nothing is known that the server takes for one. */
  Optional<RowValue> of(ValueType type) {
    if (type instanceof BuiltIn builtIn) {
      return Optional.of(of(builtIn));
    }
    if (type instanceof DomainOf domain) {
      return of(domain.base());
    }
    if (type instanceof ArrayOf array) {
      return of(array.element())
          .map(element -> wrapped(element, "array[", "]::" + cast(array.element()) + "[]"));
    }
    if (type instanceof Enumeration enumeration) {
      return Optional.of(cycle(enumeration));
    }
    if (type instanceof Composite composite) {
      return Optional.of(row(composite));
    }
    if (type instanceof RangeOf range) {
      // a single point, so that no two of them overlap
      return of(range.subtype()).map(bound -> range(range, bound));
    }
    if (type instanceof MultirangeOf multirange) {
      return of(multirange.range()).map(range -> wrapped(range, multirange.sql() + "(", ")"));
    }
    return Optional.ofNullable(unknown.get(((Unknown) type).sql()));
  }

  /** Of a domain only its base: whether its checks hold is asked first. */
  private static String cast(ValueType type) {
    return type.sql();
  }

  private static RowValue wrapped(RowValue value, String before, String after) {
    return new RowValue(before + value.sql() + after, value.distinct());
  }

  private static RowValue range(RangeOf range, RowValue bound) {
    String call = "%s(%s, %s, '[]')".formatted(range.sql(), bound.sql(), bound.sql());
    return new RowValue(call, bound.distinct());
  }

  private static RowValue cycle(Enumeration type) {
    String labels =
        type.labels().stream().map(SqlLiteral::of).collect(Collectors.joining(", ", "array[", "]"));
    return RowValue.repeated(
        "(%s::%s[])[1 {+} pg_catalog.mod({g}, %d::pg_catalog.int8)::pg_catalog.int4]"
            .formatted(labels, type.sql(), Math.max(1, type.labels().size())));
  }

  private RowValue row(Composite type) {
    List<RowValue> attributes =
        type.attributes().stream().map(a -> of(a).orElse(RowValue.NULL)).toList();
    return new RowValue(
        attributes.stream()
            .map(RowValue::sql)
            .collect(Collectors.joining(", ", "row(", ")::" + type.sql())),
        attributes.stream().anyMatch(RowValue::distinct));
  }

  private RowValue of(BuiltIn type) {
    if (type.name().equals("numeric")) {
      return NumericForm.of(type).plain();
    }
    if (TextForms.LENGTHS.containsKey(type.name())) {
      return TextForms.plain(type, rows);
    }
    String distinct = DISTINCT.get(type.name());
    return distinct != null
        ? RowValue.distinct(distinct)
        : RowValue.repeated(REPEATED.getOrDefault(type.name(), "null"));
  }
}
