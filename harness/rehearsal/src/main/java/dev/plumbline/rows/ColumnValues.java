package dev.plumbline.rows;

import dev.plumbline.rows.GeneratedRows.Kind;
import dev.plumbline.rows.ServerFacts.Condition;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What values the columns of a table get that refer to no other table. */
final class ColumnValues {

  private static final Pattern DRAWN = Pattern.compile("nextval\\('(.*)'::regclass\\)");
  private static final Pattern CONSTANT =
      Pattern.compile(
          "(?:'(?:[^']|'')*'|-?[\\d.]+|\\(-?[\\d.]+\\)|true|false)(?:::[\\w ().\\[\\]]+)?");

  /** Of a hundred rows, how many leave a column null that may be. */
  private static final int NULL_EVERY = 10;

  /** A sequence that triggers draw from will not come as far while rows are made. */
  private static final int LATE = 1_000_000;

  private final Schema schema;
  private final Target target;
  private final Kind kind;
  private final long seed;
  private final PlainValues plain;
  private final Set<String> carriers;
  private final Set<String> keyColumns;
  private final Set<String> computedFrom;
  private final Set<QualifiedColumn> narrowed;

  /** A column with its table. */
  record QualifiedColumn(QualifiedName table, String column) {}

  ColumnValues(
      Schema schema,
      Target target,
      Kind kind,
      long seed,
      PlainValues plain,
      Set<QualifiedColumn> narrowed) {
    this.schema = schema;
    this.target = target;
    this.kind = kind;
    this.seed = seed;
    this.plain = plain;
    this.narrowed = narrowed;
    this.computedFrom = target.computedFrom();
    this.keyColumns = new HashSet<>();
    target.keys().forEach(keyColumns::addAll);
    this.carriers = carriers();
  }

  /** For each key a column that is distinct by itself, if there is one that can be. */
  private Set<String> carriers() {
    Set<String> referring = new HashSet<>();
    target.foreignKeys().forEach(key -> referring.addAll(key.columns()));
    Set<String> chosen = new LinkedHashSet<>(target.excluding());
    for (Set<String> key : target.keys()) {
      if (key.stream().noneMatch(chosen::contains)) {
        target.columns().stream()
            .map(Column::name)
            .filter(key::contains)
            .filter(column -> !referring.contains(column))
            .filter(column -> plain.of(target.type(column)).map(RowValue::distinct).orElse(false))
            .findFirst()
            .ifPresent(chosen::add);
      }
    }
    return chosen;
  }

  boolean isCarrier(String column) {
    return carriers.contains(column);
  }

  /** A number that differs between columns and seeds, for picking constants. */
  int offset(String name) {
    return Math.floorMod(Objects.hash(seed, target.whole().name().toString(), name), 1_000);
  }

  /** The one that is likely to be accepted; empty for a type of which none is known. */
  Optional<RowValue> plain(Column column) {
    Optional<Sequence> sequence = sequence(column);
    if (sequence.isPresent() && plain.of(target.type(column.name())).isPresent()) {
      return Optional.of(drawn(sequence.get(), target.type(column.name()).base().sql()));
    }
    boolean mayShift = kind == Kind.PLAIN && !keyColumns.contains(column.name());
    return plain
        .of(target.type(column.name()))
        .map(value -> mayShift ? value.of("{g} {+} " + Math.floorMod(seed, 97L)) : value);
  }

  /** Where a column takes its values from if nobody supplies one. */
  Optional<Sequence> sequence(Column column) {
    if (column.identitySequence() != null) {
      return Optional.of(column.identitySequence());
    }
    Matcher drawn = DRAWN.matcher(Objects.requireNonNullElse(column.defaultExpression(), ""));
    if (!drawn.matches()) {
      return Optional.empty();
    }
    List<String> names = List.copyOf(ExpressionLiterals.names(drawn.group(1)));
    String name = names.get(names.size() - 1);
    return schema.sequences().stream()
        .filter(sequence -> sequence.name().name().equals(name))
        .filter(sequence -> names.size() == 1 || sequence.name().namespace().equals(names.get(0)))
        .findFirst();
  }

  /** Values of a sequence: its first ones, or such as it will give out much later. */
  private RowValue drawn(Sequence sequence, String type) {
    long end = sequence.increment() > 0 ? sequence.maximum() : sequence.minimum();
    long room = Math.max(1, Math.abs((end - sequence.start()) / sequence.increment()));
    boolean isLate = kind == Kind.HOSTILE && room > 2 * LATE;
    return RowValue.distinct(
            "(%d)::pg_catalog.int8 {+} (pg_catalog.mod({g} {+} (%d), %d::pg_catalog.int8) {*} (%d)::pg_catalog.int8)"
                .formatted(sequence.start(), isLate ? LATE : -1, room, sequence.increment()))
        .cast(type);
  }

  /** What a column gets that no condition is about. */
  RowValue free(Column column) {
    RowValue value = plain(column).orElse(RowValue.NULL);
    if (kind == Kind.PLAIN || value.equals(RowValue.NULL)) {
      return value;
    }
    ValueType type = target.type(column.name());
    int offset = offset(column.name());
    RowValue hostile =
        isTame(column)
            ? value
            : isCarrier(column.name())
                ? turns(HostileValues.distinct(type, value))
                : HostileValues.mixed(type, value, offset);
    return withNulls(column.name(), column.name(), hostile);
  }

  private boolean isTame(Column column) {
    return computedFrom.contains(column.name())
        || narrowed.contains(new QualifiedColumn(target.whole().name(), column.name()));
  }

  private static RowValue turns(List<RowValue> values) {
    return RowValue.distinct(HostileValues.chosen(values, "{g}"));
  }

  /** Leaves the column null now and then, if it may be and the rows are to be hostile. */
  RowValue withNulls(String column, String group, RowValue value) {
    if (kind == Kind.PLAIN || !target.isNullable(column)) {
      return value;
    }
    return new RowValue(
        "case when pg_catalog.mod({g} {+} %d, %d::pg_catalog.int8) {<>} 3 then %s end"
            .formatted(offset(group), NULL_EVERY, value.sql()),
        value.distinct());
  }

  /** What a column may get that some conditions are about, the most ordinary first. */
  List<RowValue> candidates(Column column, List<Condition> conditions) {
    ValueType type = target.type(column.name());
    RowValue ordinary = plain(column).orElse(RowValue.NULL);
    ExpressionLiterals literals =
        ExpressionLiterals.of(conditions.stream().map(Condition::sql).toList());
    Set<RowValue> values = new LinkedHashSet<>();
    values.add(ordinary);
    if (kind == Kind.HOSTILE && !isTame(column)) {
      values.addAll(
          isCarrier(column.name())
              ? HostileValues.distinct(type, ordinary)
              : hostile(type, ordinary));
    }
    values.addAll(new CheckedValues(type, ordinary, literals).all());
    constantDefault(column).ifPresent(values::add);
    if (target.isNullable(column.name())) {
      values.add(RowValue.NULL);
    } else {
      values.remove(RowValue.NULL);
    }
    return new ArrayList<>(values);
  }

  private static List<RowValue> hostile(ValueType type, RowValue ordinary) {
    Stream<RowValue> twice =
        ordinary.equals(RowValue.NULL) ? Stream.empty() : Stream.of(ordinary.of("{g} {/} 4"));
    return Stream.concat(
            twice.map(value -> RowValue.repeated(value.sql())),
            HostileValues.constants(type).stream())
        .toList();
  }

  private Optional<RowValue> constantDefault(Column column) {
    return Optional.ofNullable(column.defaultExpression())
        .filter(expression -> CONSTANT.matcher(expression).matches())
        .map(RowValue::repeated);
  }
}
