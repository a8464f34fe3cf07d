package dev.plumbline.comparison;

import dev.plumbline.schema.PropertyGroup;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The strict comparison: two schemas are the same, or this says in which properties they are not.
 *
 * <p>It walks the records' components, so it covers every kind of object and every property that
 * there is. Objects are paired by kind and name, whatever their order. Comments and grants are
 * properties like any other. Pure; safe for use by several threads.
 */
public final class SchemaComparison {

  private final List<Difference> differences = new ArrayList<>();

  private SchemaComparison() {}

  /**
   * Every difference, in the order of the expected schema; empty exactly if they are equal, the
   * order of objects aside.
   */
  public static List<Difference> compare(Schema expected, Schema actual) {
    SchemaComparison comparison = new SchemaComparison();
    comparison.properties("", "database", expected, actual);
    return List.copyOf(comparison.differences);
  }

  private void properties(String subject, String kind, Record expected, Record actual) {
    for (RecordComponent component : expected.getClass().getRecordComponents()) {
      Object expectedValue = value(component, expected);
      Object actualValue = value(component, actual);
      if (Objects.equals(expectedValue, actualValue)) {
        continue;
      }
      if (expectedValue instanceof PropertyGroup && actualValue instanceof PropertyGroup) {
        properties(subject, kind, (Record) expectedValue, (Record) actualValue);
      } else if (holdsObjects(expectedValue) || holdsObjects(actualValue)) {
        objects(subject, objectsOf(expectedValue), objectsOf(actualValue));
      } else {
        differences.add(
            new Difference.Changed(subject, kind, component.getName(), expectedValue, actualValue));
      }
    }
  }

  private void objects(String parent, List<SchemaObject> expected, List<SchemaObject> actual) {
    Map<String, SchemaObject> unmatched = new LinkedHashMap<>();
    actual.forEach(object -> unmatched.put(object.key(), object));
    for (SchemaObject object : expected) {
      String subject = parent.isEmpty() ? object.label() : parent + "." + object.label();
      SchemaObject counterpart = unmatched.remove(object.key());
      if (counterpart == null) {
        differences.add(new Difference.Missing(subject, object));
      } else {
        properties(subject, object.kind(), (Record) object, (Record) counterpart);
      }
    }
    for (SchemaObject object : unmatched.values()) {
      String subject = parent.isEmpty() ? object.label() : parent + "." + object.label();
      differences.add(new Difference.Unexpected(subject, object));
    }
  }

  private static boolean holdsObjects(@Nullable Object value) {
    return value instanceof SchemaObject
        || (value instanceof List<?> list
            && !list.isEmpty()
            && list.get(0) instanceof SchemaObject);
  }

  private static List<SchemaObject> objectsOf(@Nullable Object value) {
    List<?> values =
        value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
    return values.stream().map(SchemaObject.class::cast).toList();
  }

  private static @Nullable Object value(RecordComponent component, Record instance) {
    try {
      return component.getAccessor().invoke(instance);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(
          "Cannot read " + component.getName() + " of " + instance.getClass().getName(), e);
    }
  }
}
