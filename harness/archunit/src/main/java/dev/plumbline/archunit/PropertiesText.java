package dev.plumbline.archunit;

import dev.plumbline.archunit.ConfigurationFile.Setting;
import dev.plumbline.archunit.SettingsReader.MalformedException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/** A {@code .properties} file; {@code #---} separates documents, as in Spring Boot. */
final class PropertiesText {

  private static final Pattern SEPARATOR = Pattern.compile("[#!]---\\s*");

  private PropertiesText() {}

  static List<List<Setting>> documents(String text) throws MalformedException {
    List<List<Setting>> documents = new ArrayList<>();
    List<String> lines = text.lines().toList();
    int start = 0;
    for (int i = 0; i <= lines.size(); i++) {
      if (i == lines.size() || SEPARATOR.matcher(lines.get(i)).matches()) {
        documents.add(settings(lines.subList(start, i), start));
        start = i;
      }
    }
    return documents;
  }

  /** One logical line at a time, so that each setting's line is known and none hides another. */
  private static List<Setting> settings(List<String> lines, int offset) throws MalformedException {
    List<Setting> settings = new ArrayList<>();
    StringBuilder logical = new StringBuilder();
    int first = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (logical.isEmpty()) {
        first = i;
      }
      logical.append(lines.get(i)).append('\n');
      if (!continues(lines.get(i), logical.indexOf("\n") == logical.length() - 1)) {
        add(settings, offset + first + 1, logical.toString());
        logical.setLength(0);
      }
    }
    add(settings, offset + first + 1, logical.toString());
    return settings;
  }

  private static boolean continues(String line, boolean first) {
    if (first && line.stripLeading().matches("[#!].*")) {
      return false;
    }
    int backslashes = line.length() - line.replaceAll("\\\\+$", "").length();
    return backslashes % 2 == 1;
  }

  private static void add(List<Setting> settings, int line, String logicalLine)
      throws MalformedException {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(logicalLine));
    } catch (IOException | IllegalArgumentException e) {
      throw new MalformedException("line " + line + ": " + e.getMessage(), e);
    }
    properties
        .stringPropertyNames()
        .forEach(key -> settings.add(new Setting(line, key, properties.getProperty(key))));
  }
}
