package dev.plumbline.benchmarks.agreement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How a changelog is written. */
enum Format {
  XML {
    @Override
    byte[] changelog(String setup, String type, Map<String, Object> content) {
      StringBuilder text = new StringBuilder();
      text.append("<changeSet id=\"world\" author=\"a\">\n<sql splitStatements=\"true\"><![CDATA[")
          .append(setup)
          .append("]]></sql>\n<rollback/>\n</changeSet>\n<changeSet id=\"change\" author=\"a\">\n");
      element(text, type, content);
      return CaseText.xml(text.append("</changeSet>\n").toString());
    }
  },
  YAML {
    @Override
    byte[] changelog(String setup, String type, Map<String, Object> content) {
      return json(setup, type, content); // of which YAML is a superset
    }
  },
  JSON {
    @Override
    byte[] changelog(String setup, String type, Map<String, Object> content) {
      return json(setup, type, content);
    }
  };

  /** Written as elements of their own. */
  private static final Set<String> ELEMENTS = Set.of("where", "comment", "constraints");

  /** The content of the element. */
  private static final Set<String> TEXTS = Set.of("sql", "procedureText", "selectQuery", "message");

  abstract byte[] changelog(String setup, String type, Map<String, Object> content);

  /** As in the name of a file. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static void element(StringBuilder text, String name, Map<String, Object> content) {
    StringBuilder inner = new StringBuilder();
    text.append('<').append(name);
    content.forEach(
        (key, value) -> {
          if (key.equals("whereParams") && value instanceof List<?> items) {
            inner.append("<whereParams>");
            items.forEach(item -> element(inner, "param", map(item)));
            inner.append("</whereParams>");
          } else if (value instanceof List<?> items) {
            items.forEach(item -> element(inner, singular(key), map(item)));
          } else if (value instanceof Map<?, ?> map) {
            element(inner, key, map(map));
          } else if (isText(name, key)) {
            inner.append("<![CDATA[").append(value).append("]]>");
          } else if (ELEMENTS.contains(key)) {
            inner.append('<').append(key).append("><![CDATA[").append(value);
            inner.append("]]></").append(key).append('>');
          } else {
            text.append(' ').append(key).append("=\"").append(escaped(value)).append('"');
          }
        });
    text.append('>').append(inner).append("</").append(name).append(">\n");
  }

  private static boolean isText(String element, String key) {
    return TEXTS.contains(key) && !(key.equals("sql") && !element.equals("sql"));
  }

  private static String singular(String key) {
    return switch (key) {
      case "columns" -> "column";
      case "args" -> "arg";
      case "params", "whereParams" -> "param";
      default -> key;
    };
  }

  private static String escaped(Object value) {
    return String.valueOf(value)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("\"", "&quot;")
        .replace("\n", "&#10;")
        .replace("\t", "&#9;");
  }

  private static Map<String, Object> map(Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    ((Map<?, ?>) value).forEach((key, entry) -> map.put(String.valueOf(key), entry));
    return map;
  }

  private static byte[] json(String setup, String type, Map<String, Object> content) {
    List<Object> changeSets = new ArrayList<>();
    changeSets.add(
        changeSet("world", "sql", Map.of("sql", setup, "splitStatements", true), List.of("empty")));
    changeSets.add(changeSet("change", type, nested(content), List.of()));
    try {
      return new ObjectMapper()
          .writeValueAsString(Map.of("databaseChangeLog", changeSets))
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> changeSet(
      String id, String type, Map<String, Object> content, List<String> rollback) {
    Map<String, Object> changeSet = new LinkedHashMap<>();
    changeSet.put("id", id);
    changeSet.put("author", "a");
    changeSet.put("changes", List.of(Map.of(type, content)));
    if (!rollback.isEmpty()) {
      changeSet.put("rollback", rollback.get(0));
    }
    return Map.of("changeSet", changeSet);
  }

  /** In these formats, each item of a list says what it is. */
  private static Map<String, Object> nested(Map<String, Object> content) {
    Map<String, Object> nested = new LinkedHashMap<>();
    content.forEach(
        (key, value) ->
            nested.put(
                key,
                value instanceof List<?> items
                    ? items.stream().map(item -> (Object) Map.of(singular(key), item)).toList()
                    : value));
    return nested;
  }
}
