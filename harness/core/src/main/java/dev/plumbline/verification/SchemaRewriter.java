package dev.plumbline.verification;

import dev.plumbline.schema.Schema;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Replaces values in a schema, wherever they stand. */
final class SchemaRewriter {

  private SchemaRewriter() {}

  /** With other expressions. */
  static Schema of(Schema schema, Map<String, String> words) {
    return words.isEmpty()
        ? schema
        : of(
            schema, value -> value instanceof String text ? words.getOrDefault(text, text) : value);
  }

  /**
   * With other values.
   *
   * @param replacement of strings and records, which may be the same; its parts are not looked at
   *     if it is another
   */
  static Schema of(Schema schema, UnaryOperator<Object> replacement) {
    return (Schema) copy(schema, replacement);
  }

  /** With those objects only. */
  static Schema keeping(Schema schema, Predicate<Object> isKept) {
    return (Schema)
        copied(schema, value -> value instanceof List<?> objects ? kept(objects, isKept) : value);
  }

  private static List<?> kept(List<?> objects, Predicate<Object> isKept) {
    return objects.stream().filter(isKept).toList();
  }

  /** The first component of that type, or null if a record has none. */
  static <T> @Nullable T component(Object value, Class<T> type) {
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      if (component.getType() == type) {
        return type.cast(valueOf(component, value));
      }
    }
    return null;
  }

  private static Record copy(Record value, UnaryOperator<Object> replacement) {
    return copied(value, component -> replaced(component, replacement));
  }

  private static Record copied(Record value, Function<@Nullable Object, @Nullable Object> made) {
    RecordComponent[] components = value.getClass().getRecordComponents();
    @Nullable Object[] values = new Object[components.length];
    boolean same = true;
    for (int i = 0; i < values.length; i++) {
      Object before = valueOf(components[i], value);
      values[i] = made.apply(before);
      same &= values[i] == before;
    }
    try {
      return same
          ? value
          : value
              .getClass()
              .getDeclaredConstructor(
                  Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
              .newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("Cannot copy a " + value.getClass(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot copy a " + value.getClass(), e);
    }
  }

  private static @Nullable Object valueOf(RecordComponent component, Object value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot read " + component, e);
    }
  }

  private static @Nullable Object replaced(
      @Nullable Object value, UnaryOperator<Object> replacement) {
    if (value instanceof String text) {
      return replacement.apply(text);
    }
    if (value instanceof Record part) {
      Object replaced = replacement.apply(part);
      return replaced == part ? copy(part, replacement) : replaced;
    }
    if (value instanceof List<?> list) {
      List<?> replaced = list.stream().map(element -> replaced(element, replacement)).toList();
      for (int i = 0; i < list.size(); i++) {
        if (replaced.get(i) != list.get(i)) {
          return replaced;
        }
      }
    }
    return value;
  }
}
