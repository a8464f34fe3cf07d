package dev.plumbline.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.catalog.CatalogReader.Reading;
import dev.plumbline.schema.CompositeType;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Sequence;
import dev.plumbline.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the schema of one database again and again, and each time only the tables, sequences and
 * composite types that have changed since: where a step touches one table of many, that takes a
 * fraction of {@link CatalogReader#read}, which returns the same value.
 *
 * <p>What has changed is told by the versions of the catalogs' rows, as every transaction leaves
 * them ({@code xmin}), not by what was executed. Everything is read where the text of one object
 * may speak of a change of another: where something was renamed, where views, functions or policies
 * use a table that changed, in trees of partitions, and where anything changed that is no part of a
 * table.
 *
 * <p>It remembers what it read last. For use by one thread; the connections may differ, but lead to
 * the same database.
 */
public final class IncrementalCatalogReader {

  /** By the bytes of namespace and name, which is how the server sorts names. */
  private static final Comparator<QualifiedName> BY_NAME =
      Comparator.<QualifiedName, byte[]>comparing(
              name -> name.namespace().getBytes(UTF_8), Arrays::compareUnsigned)
          .thenComparing(name -> name.name().getBytes(UTF_8), Arrays::compareUnsigned);

  private @Nullable Known last;

  /** What was read, and the versions that it was read of. */
  private record Known(CatalogVersions versions, Reading reading) {}

  /**
   * The schema of the connected database: what {@link CatalogReader#read} would return.
   *
   * @throws SQLException if the server does not answer, or the role may not read the catalogs
   */
  public Schema read(Connection connection) throws SQLException {
    Known before = last;
    CatalogVersions now = CatalogVersions.read(connection, before == null ? null : before.versions);
    Reading reading = before == null ? null : changedSince(before, now, connection);
    if (reading == null) {
      reading = CatalogReader.readAll(connection, true, null);
    }
    last = new Known(now, reading);
    return reading.schema();
  }

  /** What changed as it is now, and all else as it was before; null if that is not all. */
  private static @Nullable Reading changedSince(
      Known before, CatalogVersions now, Connection connection) throws SQLException {
    Set<Long> changed = now.relationsChangedSince(before.versions).orElse(null);
    if (changed == null || changed.isEmpty()) {
      return changed == null ? null : before.reading;
    }
    Reading earlier = before.reading;
    try (CatalogRows rows = CatalogRows.fetch(connection, now.numbersFor(changed))) {
      Annotations annotations = Annotations.of(rows);
      Sequences sequences = Sequences.of(rows, annotations);
      Columns columns = Columns.of(rows, annotations, sequences).over(earlier.columns());
      for (long relation : changed) {
        if (columns.renamedSince(earlier.columns(), relation)) {
          return null;
        }
      }
      Set<QualifiedName> replaced = before.versions.names(changed);
      Schema old = earlier.schema();
      return new Reading(
          new Schema(
              old.namespaces(),
              old.extensions(),
              old.collations(),
              merged(old.tables(), Tables.read(rows, annotations, columns), replaced, Table::name),
              merged(old.sequences(), sequences.independent(), replaced, Sequence::name),
              old.enumTypes(),
              old.domains(),
              merged(
                  old.compositeTypes(),
                  new Types(rows, annotations).compositeTypes(columns),
                  replaced,
                  CompositeType::name),
              old.rangeTypes(),
              old.routines(),
              old.otherObjects()),
          columns);
    }
  }

  /** In the order of the names' bytes, as the server sorts them. */
  private static <T> List<T> merged(
      List<T> old, List<T> read, Set<QualifiedName> replaced, Function<T, QualifiedName> name) {
    Set<QualifiedName> gone = new HashSet<>(replaced);
    read.forEach(object -> gone.add(name.apply(object)));
    List<T> all = new ArrayList<>(old);
    all.removeIf(object -> gone.contains(name.apply(object)));
    all.addAll(read);
    all.sort(Comparator.comparing(name, BY_NAME));
    return all;
  }
}
