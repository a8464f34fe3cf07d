package dev.plumbline.benchmarks.agreement;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * Values for the parameters of changes, which their metadata cannot know: {@code changes.yaml}.
 *
 * <p>Of a type: {@code world}, SQL that makes what it needs besides the world of all; {@code base},
 * the parameters without which there is no such change; {@code each}, by parameter, the values that
 * it takes in turn; {@code with}, by parameter, what else then is set; {@code as}, by parameter,
 * the format if it is not XML.
 */
final class Samples {

  /** In a variation, what is left out. */
  static final String ABSENT = "~absent~";

  private final Map<?, ?> content;

  private Samples(Map<?, ?> content) {
    this.content = content;
  }

  static Samples read() throws IOException {
    try (InputStream file = Samples.class.getResourceAsStream("changes.yaml")) {
      if (file == null) {
        throw new IOException("changes.yaml is missing");
      }
      return new Samples((Map<?, ?>) new Yaml().load(file));
    }
  }

  /** Types of changes that there are samples of. */
  Set<String> types() {
    return map(content.get("changes")).keySet();
  }

  /** Files that changes can name. */
  Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    map(content.get("files"))
        .forEach(
            (name, text) -> files.put(name, String.valueOf(text).getBytes(StandardCharsets.UTF_8)));
    return files;
  }

  Sample of(String type) {
    Map<String, Object> sample = map(map(content.get("changes")).get(type));
    return new Sample(
        content.get("world") + "\n" + sample.getOrDefault("world", ""),
        map(sample.get("base")),
        map(sample.get("each")),
        map(sample.get("with")),
        map(sample.get("as")),
        map(content.get("common")));
  }

  private static Map<String, Object> map(@Nullable Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> entries) {
      entries.forEach((key, entry) -> map.put(String.valueOf(key), entry));
    }
    return map;
  }

  /** Of one type. */
  record Sample(
      String setup,
      Map<String, Object> base,
      Map<String, Object> each,
      Map<String, Object> with,
      Map<String, Object> as,
      Map<String, Object> common) {

    /** In which format a parameter is varied: the XML schema does not know all of them. */
    Format format(String parameter) {
      return as.containsKey(parameter) ? Format.YAML : Format.XML;
    }

    /** Parameters for which the sample has values of its own. */
    Set<String> varied() {
      return each.keySet();
    }

    /** What is set besides the base, or instead, for each value of a parameter. */
    List<Map<String, Object>> variations(String parameter) {
      Object values = each.containsKey(parameter) ? each.get(parameter) : common.get(parameter);
      List<Map<String, Object>> variations = new ArrayList<>();
      if (values instanceof List<?> list
          && (!base.containsKey(parameter) || each.containsKey(parameter))) {
        for (Object value : list) {
          Map<String, Object> variation = new LinkedHashMap<>(map(with.get(parameter)));
          variation.put(parameter, value);
          variations.add(variation);
        }
      }
      return variations;
    }
  }
}
