package dev.plumbline.comparison;

import static java.util.Objects.requireNonNull;

import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Copies of a value, made of records, that differ from it in one place each. */
public final class RecordVariants {

  private RecordVariants() {}

  /** Takes a copy and the properties that changed: the innermost one, and those that hold it. */
  public interface Visitor extends BiConsumer<@Nullable Object, List<String>> {}

  public static void visit(Record value, Visitor visitor) {
    RecordComponent[] components = value.getClass().getRecordComponents();
    Object[] values = Arrays.stream(components).map(c -> get(c, value)).toArray();
    for (int i = 0; i < components.length; i++) {
      int position = i;
      String property = value.getClass().getSimpleName() + "." + components[i].getName();
      Visitor ofComponent =
          (changed, within) -> {
            Object[] copy = values.clone();
            copy[position] = changed;
            List<String> properties = new ArrayList<>(within);
            properties.add(property);
            visitor.accept(create(value.getClass(), components, copy), properties);
          };
      variants(components[i].getType(), values[i], ofComponent);
      if (values[i] instanceof SchemaObject) {
        ofComponent.accept(null, List.of());
      }
    }
  }

  /** Schemas that have one object each: together they have what the schema has. */
  public static List<Schema> pieces(Schema schema) {
    RecordComponent[] components = Schema.class.getRecordComponents();
    List<Schema> pieces = new ArrayList<>();
    for (int i = 0; i < components.length; i++) {
      for (Object object : (List<?>) requireNonNull(get(components[i], schema))) {
        @Nullable Object[] lists = new @Nullable Object[components.length];
        Arrays.fill(lists, List.of());
        lists[i] = List.of(object);
        pieces.add((Schema) create(Schema.class, components, lists));
      }
    }
    return pieces;
  }

  private static void variants(Class<?> type, @Nullable Object value, Visitor visitor) {
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        int position = i;
        Object element = list.get(i);
        if (element instanceof SchemaObject) {
          List<Object> without = new ArrayList<>(list);
          without.remove(position);
          visitor.accept(without, List.of());
        }
        variants(
            element.getClass(),
            element,
            (changed, within) -> {
              List<Object> copy = new ArrayList<>(list);
              copy.set(position, changed);
              visitor.accept(copy, within);
            });
      }
    } else if (value instanceof Record part) {
      visit(part, visitor);
    } else if (type == String.class) {
      visitor.accept(value + "x", List.of());
    } else if (value instanceof Boolean flag) {
      visitor.accept(!flag, List.of());
    } else if (value instanceof Long number) {
      visitor.accept(number + 1, List.of());
    } else if (value instanceof Enum<?> constant) {
      Stream.of(constant.getDeclaringClass().getEnumConstants())
          .filter(other -> other != constant)
          .forEach(other -> visitor.accept(other, List.of()));
    } else if (value != null) {
      throw new AssertionError("No variant of " + value.getClass() + " yet: add it here");
    }
  }

  static @Nullable Object get(RecordComponent component, Record value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component.toString(), e);
    }
  }

  private static Object create(
      Class<?> type, RecordComponent[] components, @Nullable Object[] values) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Cannot copy " + type, e);
    }
  }
}
