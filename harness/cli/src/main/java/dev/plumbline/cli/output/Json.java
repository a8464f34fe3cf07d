package dev.plumbline.cli.output;

import dev.plumbline.cli.settings.Redaction;
import dev.plumbline.text.ControlCharacters;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes maps, collections, strings, numbers and booleans as JSON, in one line. */
public final class Json {

  private final Redaction redaction;
  private final StringBuilder text = new StringBuilder();

  private Json(Redaction redaction) {
    this.redaction = redaction;
  }

  /** A text that is JSON already, and free of secrets. */
  public record Written(String text) {}

  /**
   * Writes a value.
   *
   * @param redaction looks at each string by itself, before quoting could disguise a secret, and so
   *     that it cannot break the document
   */
  public static Written of(@Nullable Object value, Redaction redaction) {
    Json json = new Json(redaction);
    json.value(value);
    return new Written(json.text.toString());
  }

  private void value(@Nullable Object value) {
    if (value instanceof Written written) {
      text.append(written.text());
    } else if (value instanceof Map<?, ?> map) {
      object(map);
    } else if (value instanceof Collection<?> collection) {
      array(collection);
    } else if (value == null || value instanceof Number || value instanceof Boolean) {
      text.append(value);
    } else {
      string(redaction.redact(value.toString()));
    }
  }

  private void object(Map<?, ?> map) {
    text.append('{');
    for (Iterator<? extends Map.Entry<?, ?>> i = map.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<?, ?> entry = i.next();
      string(String.valueOf(entry.getKey()));
      text.append(':');
      value(entry.getValue());
      text.append(i.hasNext() ? "," : "");
    }
    text.append('}');
  }

  private void array(Collection<?> collection) {
    text.append('[');
    for (Iterator<?> i = collection.iterator(); i.hasNext(); ) {
      value(i.next());
      text.append(i.hasNext() ? "," : "");
    }
    text.append(']');
  }

  private void string(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      character(string.charAt(i));
    }
    text.append('"');
  }

  private void character(char c) {
    switch (c) {
      case '"', '\\' -> text.append('\\').append(c);
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> {
        if (ControlCharacters.isOne(c) || Character.isSurrogate(c)) {
          text.append(ControlCharacters.escape(c));
        } else {
          text.append(c);
        }
      }
    }
  }
}
