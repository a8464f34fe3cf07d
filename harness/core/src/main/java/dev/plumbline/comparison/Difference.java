package dev.plumbline.comparison;

import dev.plumbline.schema.SchemaObject;
import org.jspecify.annotations.Nullable;

/** One way in which two schemas differ. */
public sealed interface Difference {

  /** Where: {@code orders.customer_id}, or the object's own name outside of a table. */
  String subject();

  /** In a line, for people. */
  String toText();

  /** Only the expected schema has it. */
  record Missing(String subject, SchemaObject object) implements Difference {
    @Override
    public String toText() {
      return object.kind() + " " + subject + " is missing";
    }
  }

  /** Only the actual schema has it. */
  record Unexpected(String subject, SchemaObject object) implements Difference {
    @Override
    public String toText() {
      return object.kind() + " " + subject + " is there, but should not be";
    }
  }

  /** Both have it, but one of its properties differs. */
  record Changed(
      String subject,
      String kind,
      String property,
      @Nullable Object expected,
      @Nullable Object actual)
      implements Difference {
    @Override
    public String toText() {
      return kind + " " + subject + " has " + property + " " + actual + ", should be " + expected;
    }
  }
}
