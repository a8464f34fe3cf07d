package dev.plumbline.rows;

import dev.plumbline.rows.ValueType.BuiltIn;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.Table;
import dev.plumbline.text.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The keys to which a foreign key of new rows refers: one after the other, beginning anew at the
 * end, so that as many as possible have children.
 *
 * @param alias under which it is joined
 * @param parent the table that is referred to
 * @param assigned columns that an earlier foreign key has decided, with their expressions: only
 *     keys that agree with them are chosen from
 * @param types of the parent's columns, by their names
 */
record ParentJoin(
    String alias,
    ForeignKey key,
    Table parent,
    Map<String, String> assigned,
    Map<String, ValueType> types) {

  ParentJoin {
    assigned = Map.copyOf(assigned);
  }

  /** The join, for rows with that number, from 0. */
  String sql(String number) {
    return "left join (%s) as %s on %s".formatted(keys(), alias, condition(number));
  }

  /** The column of a key: its value in the join. */
  String value(String column) {
    return alias + ".k" + key.columns().indexOf(column);
  }

  private List<Integer> positions(boolean areAssigned) {
    return IntStream.range(0, key.columns().size())
        .filter(i -> assigned.containsKey(key.columns().get(i)) == areAssigned)
        .boxed()
        .toList();
  }

  private String keys() {
    String columns =
        IntStream.range(0, key.columns().size())
            .mapToObj(i -> target(i) + " as k" + i)
            .collect(Collectors.joining(", "));
    String order =
        IntStream.range(0, key.columns().size())
            .mapToObj(i -> target(i) + collation(i))
            .collect(Collectors.joining(", "));
    String group =
        positions(true).isEmpty()
            ? ""
            : positions(true).stream()
                .map(this::target)
                .collect(Collectors.joining(", ", "partition by ", " "));
    return RowValue.qualified(
        "select %s, pg_catalog.row_number() over (%sorder by %s) {-} 1 as n%s from %s as t where %s"
            .formatted(columns, group, order, count(group), source(), present()));
  }

  private static String count(String group) {
    return group.isEmpty() ? "" : ", pg_catalog.count(*) over (" + group + ") as c";
  }

  /** Text is ordered alike on all servers only without their collations. */
  private String collation(int position) {
    ValueType type =
        types.getOrDefault(key.targetColumns().get(position), new ValueType.Unknown("")).base();
    boolean isText =
        type instanceof BuiltIn builtIn
            && (builtIn.name().equals("name") || HostileValues.isText(builtIn));
    return isText ? " collate pg_catalog.\"C\"" : "";
  }

  private String target(int position) {
    return "t." + SqlIdentifier.of(key.targetColumns().get(position));
  }

  private String source() {
    return ServerFacts.only(parent);
  }

  private String present() {
    return IntStream.range(0, key.columns().size())
        .mapToObj(i -> target(i) + " is not null")
        .collect(Collectors.joining(" and "));
  }

  private String condition(String number) {
    List<String> conditions = new ArrayList<>();
    String count =
        positions(true).isEmpty()
            ? "(select pg_catalog.count(*) from %s as t where %s)".formatted(source(), present())
            : alias + ".c";
    conditions.add("%s.n {=} pg_catalog.mod(%s, %s)".formatted(alias, number, count));
    for (int i : positions(true)) {
      conditions.add("%s.k%d {=} %s".formatted(alias, i, assigned.get(key.columns().get(i))));
    }
    return RowValue.qualified(String.join(" and ", conditions));
  }
}
