package dev.plumbline.snapshot;

import dev.plumbline.schema.Schema;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An expression that PostgreSQL words differently once it has read its own words, as it does in a
 * database that was restored from a dump.
 *
 * @param printed as a freshly migrated database prints it
 * @param replayed as a restored one does
 */
public record Rewording(String printed, String replayed) {

  public Rewording {
    Objects.requireNonNull(printed, "printed");
    Objects.requireNonNull(replayed, "replayed");
  }

  /**
   * The expressions in which two values of one schema differ.
   *
   * @param printed as it was read
   * @param replayed the same, canonical ({@code CanonicalExpressions})
   */
  public static List<Rewording> between(Schema printed, Schema replayed) {
    Set<Rewording> rewordings = new LinkedHashSet<>();
    collect(printed, replayed, rewordings);
    List<Rewording> sorted = new ArrayList<>(rewordings);
    sorted.sort(Comparator.comparing(Rewording::printed));
    return sorted;
  }

  private static void collect(
      @Nullable Object printed, @Nullable Object replayed, Set<Rewording> rewordings) {
    if (printed instanceof String text && replayed instanceof String other) {
      if (!text.equals(other)) {
        rewordings.add(new Rewording(text, other));
      }
    } else if (printed instanceof List<?> list && replayed instanceof List<?> others) {
      for (int i = 0; i < Math.min(list.size(), others.size()); i++) {
        collect(list.get(i), others.get(i), rewordings);
      }
    } else if (printed instanceof Record value && replayed instanceof Record other) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        collect(of(component, value), of(component, other), rewordings);
      }
    }
  }

  private static @Nullable Object of(RecordComponent component, Record value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Cannot read " + component, e);
    }
  }
}
