package dev.plumbline.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.schema.PropertyGroup;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.servers.Everything;
import dev.plumbline.servers.TestCluster;
import dev.plumbline.servers.TestCluster.Databases;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A new kind of object, or a new property, takes part in the comparison by itself: in a schema that
 * has everything, each property of each object is changed once, and the comparison sees it.
 */
@ExtendWith(TestCluster.class)
class SchemaComparisonCoverageTest {

  private static Schema everything(Databases databases) throws IOException, SQLException {
    try (Connection connection = databases.of("18").with(Everything.since(18)).connect()) {
      return CatalogReader.read(connection);
    }
  }

  /** {@code Column.type}, …: all properties of all kinds of objects. */
  private static Set<String> properties() {
    Set<String> properties = new TreeSet<>();
    Stream.of(SchemaObject.class, PropertyGroup.class)
        .flatMap(parent -> Stream.of(parent.getPermittedSubclasses()))
        .forEach(
            kind -> {
              for (RecordComponent component : kind.getRecordComponents()) {
                properties.add(kind.getSimpleName() + "." + component.getName());
              }
            });
    return properties;
  }

  @Test
  void everyChangeOfAPropertyIsADifference(Databases databases) throws IOException, SQLException {
    Schema schema = everything(databases);
    Set<String> seen = new TreeSet<>();

    RecordVariants.visit(
        schema,
        (variant, properties) -> {
          assertThat(SchemaComparison.compare(schema, (Schema) variant))
              .as("changed %s", properties)
              .isNotEmpty();
          seen.addAll(properties);
        });

    assertThat(seen).containsAll(properties());
  }

  @Test
  void everyPropertyOfEveryKindOfObjectIsReadInTwoValues(Databases databases)
      throws IOException, SQLException {
    Map<String, Set<@Nullable Object>> values = new TreeMap<>();
    properties().forEach(property -> values.put(property, new HashSet<>()));
    collect(everything(databases), values);

    values.values().removeIf(read -> read.size() > 1);
    assertThat(values).isEmpty();
  }

  private static void collect(@Nullable Object value, Map<String, Set<@Nullable Object>> values) {
    if (value instanceof List<?> list) {
      list.forEach(element -> collect(element, values));
    } else if (value instanceof Record object) {
      for (RecordComponent component : object.getClass().getRecordComponents()) {
        Object read = RecordVariants.get(component, object);
        String property = object.getClass().getSimpleName() + "." + component.getName();
        values.getOrDefault(property, new HashSet<>()).add(read);
        collect(read, values);
      }
    }
  }
}
