package dev.plumbline.remedy;

import dev.plumbline.schema.Index;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Table;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names for new constraints and indexes: what the mapping chose, else what PostgreSQL itself would
 * choose ({@code orders_customer_id_fkey}), and never one that is taken.
 */
final class NewNames {

  /** {@code NAMEDATALEN - 1}: PostgreSQL cuts off what is beyond. */
  static final int MOST_BYTES = 63;

  /** What Hibernate makes of a hash, because nobody has chosen a name. */
  private static final Pattern MACHINE_MADE =
      Pattern.compile("(?:fk|uk|idx|ck|uc)_?[0-9a-z]{16,}", Pattern.CASE_INSENSITIVE);

  private final Set<QualifiedName> taken = new HashSet<>();

  NewNames(Schema actual) {
    actual.tables().forEach(this::take);
    actual.sequences().forEach(sequence -> taken.add(sequence.name()));
    actual.enumTypes().forEach(type -> taken.add(type.name()));
  }

  private void take(Table table) {
    taken.add(table.name());
    Stream<? extends SchemaObject> parts =
        Stream.of(
                Stream.ofNullable(table.primaryKey()),
                table.uniqueConstraints().stream(),
                table.foreignKeys().stream(),
                table.checks().stream(),
                table.constraints().exclusions().stream(),
                table.indexes().stream())
            .flatMap(stream -> stream);
    parts.forEach(part -> taken.add(new QualifiedName(table.name().namespace(), part.label())));
  }

  /** Says that what has that name goes. */
  void release(QualifiedName table, String name) {
    taken.remove(new QualifiedName(table.namespace(), name));
  }

  String primaryKey(QualifiedName table) {
    return free(table, "", "pkey");
  }

  String unique(QualifiedName table, List<String> columns, @Nullable String mapped) {
    return chosen(table, mapped, String.join("_", columns), "key");
  }

  String foreignKey(QualifiedName table, List<String> columns, @Nullable String mapped) {
    return chosen(table, mapped, String.join("_", columns), "fkey");
  }

  String check(QualifiedName table, List<String> columns, @Nullable String mapped) {
    return chosen(table, mapped, columns.size() == 1 ? columns.get(0) : "", "check");
  }

  String index(QualifiedName table, Index mapped) {
    List<String> parts =
        mapped.parts().stream().map(part -> part.isExpression() ? "expr" : part.key()).toList();
    return chosen(table, mapped.name(), String.join("_", parts), "idx");
  }

  /** For a check that only proves for a moment that a column has no nulls. */
  String notNullProof(QualifiedName table, String column) {
    return free(table, column, "present");
  }

  private String chosen(
      QualifiedName table, @Nullable String mapped, String columns, String suffix) {
    if (mapped != null
        && !MACHINE_MADE.matcher(mapped).matches()
        && taken.add(new QualifiedName(table.namespace(), mapped))) {
      return mapped;
    }
    return free(table, columns, suffix);
  }

  private String free(QualifiedName table, String columns, String suffix) {
    for (int attempt = 0; ; attempt++) {
      String name = shortened(table.name(), columns, suffix + (attempt == 0 ? "" : attempt));
      if (taken.add(new QualifiedName(table.namespace(), name))) {
        return name;
      }
    }
  }

  /** As PostgreSQL does it: the longer of the first two loses its end. */
  static String shortened(String table, String columns, String suffix) {
    String first = table;
    String second = columns;
    while (bytes(joined(first, second, suffix)) > MOST_BYTES) {
      if (bytes(first) > bytes(second)) {
        first = first.substring(0, first.offsetByCodePoints(first.length(), -1));
      } else {
        second = second.substring(0, second.offsetByCodePoints(second.length(), -1));
      }
    }
    return joined(first, second, suffix);
  }

  private static String joined(String table, String columns, String suffix) {
    return table + (columns.isEmpty() ? "" : "_" + columns) + "_" + suffix;
  }

  private static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }
}
