package dev.plumbline.rows;

import dev.plumbline.rows.ValueType.ArrayOf;
import dev.plumbline.rows.ValueType.BuiltIn;
import dev.plumbline.rows.ValueType.Composite;
import dev.plumbline.rows.ValueType.DomainOf;
import dev.plumbline.rows.ValueType.Enumeration;
import dev.plumbline.rows.ValueType.MultirangeOf;
import dev.plumbline.rows.ValueType.RangeOf;
import dev.plumbline.rows.ValueType.Unknown;
import dev.plumbline.schema.Attribute;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Domain;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.RangeType;
import dev.plumbline.schema.Schema;
import dev.plumbline.text.SqlIdentifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The types that a schema's columns may have, by the names under which the catalog prints them. */
final class SchemaTypes {

  /** Names of which the catalog prints the standard's form, and what they are called in it. */
  private static final Map<String, String> STANDARD =
      Map.ofEntries(
          Map.entry("smallint", "int2"),
          Map.entry("integer", "int4"),
          Map.entry("bigint", "int8"),
          Map.entry("real", "float4"),
          Map.entry("double precision", "float8"),
          Map.entry("boolean", "bool"),
          Map.entry("character varying", "varchar"),
          Map.entry("character", "bpchar"),
          Map.entry("bit varying", "varbit"),
          Map.entry("timestamp without time zone", "timestamp"),
          Map.entry("timestamp with time zone", "timestamptz"),
          Map.entry("time without time zone", "time"),
          Map.entry("time with time zone", "timetz"),
          Map.entry("\"char\"", "char"));

  private static final Map<String, String> RANGES =
      Map.of(
          "int4range", "integer",
          "int8range", "bigint",
          "numrange", "numeric",
          "tsrange", "timestamp without time zone",
          "tstzrange", "timestamp with time zone",
          "daterange", "date");

  private static final Pattern MODIFIERS = Pattern.compile("\\((-?\\d+(?:,-?\\d+)*)\\)");
  private static final Pattern INTERVAL = Pattern.compile("interval (?:year|month|day|hour|m|s).*");

  private final Map<String, Supplier<ValueType>> own = new HashMap<>();

  /** Those that are being taken apart: a type may hold arrays of itself. */
  private final Set<String> open = new HashSet<>();

  SchemaTypes(Schema schema) {
    schema
        .tables()
        .forEach(
            table -> name(table.name(), () -> composite(table.name(), columns(table.columns()))));
    schema
        .enumTypes()
        .forEach(t -> name(t.name(), () -> new Enumeration(t.name().quoted(), t.values())));
    schema.domains().forEach(domain -> name(domain.name(), () -> domain(domain)));
    schema
        .compositeTypes()
        .forEach(t -> name(t.name(), () -> composite(t.name(), attributes(t.attributes()))));
    schema.rangeTypes().forEach(this::nameRange);
  }

  private void name(QualifiedName name, Supplier<ValueType> type) {
    own.put(SqlIdentifier.readable(name.namespace(), name.name()), type);
    own.put(SqlIdentifier.of(name.namespace(), name.name()), type);
    for (String alone :
        List.of(SqlIdentifier.readable(name.name()), SqlIdentifier.of(name.name()))) {
      if (name.namespace().equals("public")) {
        own.put(alone, type);
      } else {
        own.putIfAbsent(alone, type);
      }
    }
  }

  private void nameRange(RangeType range) {
    name(range.name(), () -> rangeOf(range));
    String multirange = range.multirange();
    String alone = multirange.replaceFirst("^(?:\"[^\"]+\"|[^.\"]+)\\.", "");
    String quoted =
        SqlIdentifier.of(range.name().namespace())
            + "."
            + (alone.startsWith("\"") ? alone : SqlIdentifier.of(alone));
    Stream.of(multirange, alone, quoted)
        .forEach(name -> own.putIfAbsent(name, () -> new MultirangeOf(quoted, rangeOf(range))));
  }

  private RangeOf rangeOf(RangeType range) {
    return new RangeOf(range.name().quoted(), of(range.subtype()));
  }

  private ValueType domain(Domain domain) {
    ValueType base = of(domain.type());
    boolean nullable = domain.nullable() && !(base instanceof DomainOf d && !d.nullable());
    return new DomainOf(domain.name(), base, nullable);
  }

  private static ValueType composite(QualifiedName name, List<ValueType> attributes) {
    return new Composite(name.quoted(), attributes);
  }

  private List<ValueType> columns(List<Column> columns) {
    return columns.stream().map(column -> of(column.type())).toList();
  }

  private List<ValueType> attributes(List<Attribute> attributes) {
    return attributes.stream().map(attribute -> of(attribute.type())).toList();
  }

  /** The type that the catalog prints like that. */
  ValueType of(String printed) {
    if (printed.endsWith("[]")) {
      return new ArrayOf(of(printed.substring(0, printed.length() - 2)));
    }
    Matcher matcher = MODIFIERS.matcher(printed);
    List<Integer> modifiers =
        matcher.find()
            ? Stream.of(matcher.group(1).split(",")).map(Integer::valueOf).toList()
            : List.of();
    String name = matcher.replaceFirst("").strip();
    if (PlainValues.knows(name) || INTERVAL.matcher(name).matches()) {
      String known = name.startsWith("interval") ? "interval" : name;
      return new BuiltIn(known, system(STANDARD.getOrDefault(known, known)), modifiers);
    }
    if (name.endsWith("citext")) {
      return new BuiltIn("text", name, modifiers);
    }
    String range = name.replace("multirange", "range");
    if (RANGES.containsKey(range)) {
      RangeOf type = new RangeOf(system(range), of(RANGES.getOrDefault(range, "")));
      return name.equals(range) ? type : new MultirangeOf(system(name), type);
    }
    Supplier<ValueType> type = own.get(name);
    if (type == null || !open.add(name)) {
      return new Unknown(printed);
    }
    ValueType found = type.get();
    open.remove(name);
    return found;
  }

  private static String system(String name) {
    return "pg_catalog." + SqlIdentifier.of(name);
  }
}
