package dev.plumbline.verification;

import dev.plumbline.schema.Schema;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Replaces expressions in a schema, wherever they stand. */
final class Reworded {

  private Reworded() {}

  static Schema of(Schema schema, Map<String, String> words) {
    return words.isEmpty() ? schema : (Schema) copy(schema, words);
  }

  private static Record copy(Record value, Map<String, String> words) {
    RecordComponent[] components = value.getClass().getRecordComponents();
    @Nullable Object[] values = new Object[components.length];
    boolean same = true;
    try {
      for (int i = 0; i < values.length; i++) {
        Object before = components[i].getAccessor().invoke(value);
        values[i] = replaced(before, words);
        same &= values[i] == before;
      }
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

  private static @Nullable Object replaced(@Nullable Object value, Map<String, String> words) {
    if (value instanceof String text) {
      return words.getOrDefault(text, text);
    }
    if (value instanceof Record part) {
      return copy(part, words);
    }
    if (value instanceof List<?> list) {
      List<?> replaced = list.stream().map(element -> replaced(element, words)).toList();
      for (int i = 0; i < list.size(); i++) {
        if (replaced.get(i) != list.get(i)) {
          return replaced;
        }
      }
    }
    return value;
  }
}
