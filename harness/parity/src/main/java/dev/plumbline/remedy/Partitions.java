package dev.plumbline.remedy;

import dev.plumbline.schema.Table;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What PostgreSQL allows on partitioned tables only with a reservation. */
final class Partitions {

  static final String OUTSIDE_OF_KEY =
      "PostgreSQL keeps values unique across partitions only together with the partition key, which"
          + " is not part of the mapped columns. Let the generator see to it, or map the whole key.";

  private static final Pattern KEY = Pattern.compile("[A-Z]+ \\((.*)\\)");

  private Partitions() {}

  static boolean isPartitioned(Table table) {
    return table.type() == Table.Type.PARTITIONED_TABLE;
  }

  /** Whether these columns lack one by which the table is divided. */
  static boolean cannotEnforce(Table table, List<String> columns) {
    String printed = table.inheritance().partitionKey();
    if (!isPartitioned(table) || printed == null) {
      return false;
    }
    Matcher key = KEY.matcher(printed);
    List<String> quoted = columns.stream().flatMap(Partitions::spellings).toList();
    return !key.matches() || !quoted.containsAll(List.of(key.group(1).split(", ")));
  }

  private static Stream<String> spellings(String column) {
    return Stream.of(column, Sql.name(column));
  }
}
