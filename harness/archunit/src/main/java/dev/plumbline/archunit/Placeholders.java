package dev.plumbline.archunit;

import dev.plumbline.archunit.ConfigurationFile.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What placeholders stand for as long as the environment says nothing else. */
final class Placeholders {

  /** Deeper than anyone nests them; a circle ends here. */
  private static final int MAX_DEPTH = 10;

  private final Map<String, String> values;

  private Placeholders(Map<String, String> values) {
    this.values = values;
  }

  static Placeholders of(List<Setting> settings) {
    Map<String, String> values = new HashMap<>();
    settings.forEach(
        setting -> values.put(SchemaSetting.canonical(setting.key()), setting.value()));
    return new Placeholders(values);
  }

  /** The text with every placeholder replaced whose value, or default, is known. */
  String resolve(String text) {
    return resolve(text, 0);
  }

  private String resolve(String text, int depth) {
    int start = text.indexOf("${");
    int end = start < 0 ? -1 : end(text, start);
    if (end < 0 || depth > MAX_DEPTH) {
      return text;
    }
    String name = text.substring(start + 2, end);
    String replacement = replacement(name, depth);
    String before = text.substring(0, start);
    String after = resolve(text.substring(end + 1), depth);
    return replacement == null ? before + "${" + name + "}" + after : before + replacement + after;
  }

  private @Nullable String replacement(String name, int depth) {
    int colon = name.indexOf(':');
    String key = colon < 0 ? name : name.substring(0, colon);
    String known = values.get(SchemaSetting.canonical(key));
    if (known != null) {
      return resolve(known, depth + 1);
    }
    return colon < 0 ? null : resolve(name.substring(colon + 1), depth + 1);
  }

  /** Where the placeholder that starts there ends, or -1. */
  private static int end(String text, int start) {
    int open = 0;
    for (int i = start; i < text.length(); i++) {
      if (text.startsWith("${", i)) {
        open++;
      } else if (text.charAt(i) == '}' && --open == 0) {
        return i;
      }
    }
    return -1;
  }
}
