package dev.plumbline.finding;

import dev.plumbline.schema.QualifiedName;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The place in a database that a finding is about, as data.
 *
 * @param kind of object in words, as the schema's objects say it: {@code "table"}, {@code
 *     "column"}, {@code "foreign key"}, {@code "sequence"}
 * @param object the table, or the object itself where it is not part of a table
 * @param columns those of the table that it is about, an index's expressions among them; empty if
 *     it is about all of it
 * @param part what the constraint, index or enum value is called in the database, or null if it is
 *     not there or has no name
 */
public record Location(
    String kind, QualifiedName object, List<String> columns, @Nullable String part) {

  public Location {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(object, "object");
    columns = List.copyOf(columns);
  }
}
