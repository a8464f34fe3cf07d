package dev.plumbline.benchmarks.agreement;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cases as text. {@code === name} begins one; lines of {@code key: value} say how it is run; {@code
 * --- path} begins a file, {@code --- edition} what the files become afterwards.
 *
 * <p>A path may be followed by the attributes of the element databaseChangeLog, which is put around
 * the content of files that end in {@code .xml} and have none, and by {@code @} and the charset
 * that the file is written in.
 */
final class CaseText {

  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          + "<databaseChangeLog xmlns=\"http://www.liquibase.org/xml/ns/dbchangelog\""
          + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
          + " xmlns:ext=\"http://www.liquibase.org/xml/ns/dbchangelog-ext\""
          + " xsi:schemaLocation=\"http://www.liquibase.org/xml/ns/dbchangelog"
          + " http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd"
          + " http://www.liquibase.org/xml/ns/dbchangelog-ext"
          + " http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-ext.xsd\"";

  private static final Pattern FILE = Pattern.compile("--- (\\S+)(?: (.*?))??(?: @(\\S+))?");

  private final String family;
  private final List<Case> cases = new ArrayList<>();
  private @Nullable String name;
  private Map<String, String> settings = new LinkedHashMap<>();
  private List<Map<String, byte[]>> editions = new ArrayList<>();
  private @Nullable Matcher file;
  private StringBuilder content = new StringBuilder();

  private CaseText(String family) {
    this.family = family;
  }

  /** All cases of a text. */
  static List<Case> read(String family, String text) {
    CaseText reader = new CaseText(family);
    text.lines().forEach(reader::line);
    reader.endCase();
    return List.copyOf(reader.cases);
  }

  /** A changelog of these changeSets, as XML. */
  static byte[] xml(String changeSets) {
    return wrapped(changeSets, "").getBytes(StandardCharsets.UTF_8);
  }

  private void line(String line) {
    if (line.startsWith("=== ")) {
      endCase();
      name = line.substring(4).strip();
    } else if (line.equals("--- edition")) {
      endFile();
      editions.add(new LinkedHashMap<>());
    } else if (line.startsWith("--- ")) {
      endFile();
      Matcher header = FILE.matcher(line.strip());
      if (!header.matches()) {
        throw new IllegalArgumentException(family + "/" + name + ": " + line);
      }
      file = header;
    } else if (file != null) {
      content.append(line).append('\n');
    } else if (name != null && !line.isBlank()) {
      int colon = line.indexOf(':');
      settings.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }
  }

  private void endFile() {
    if (file != null) {
      String path = String.valueOf(file.group(1));
      String text = content.toString();
      if (path.endsWith(".xml") && !text.startsWith("<?xml") && !text.contains("<databaseCh")) {
        text = wrapped(text, file.group(2) == null ? "" : " " + file.group(2));
      }
      editions.get(editions.size() - 1).put(path, text.getBytes(charset(file.group(3))));
    }
    file = null;
    content = new StringBuilder();
  }

  private static Charset charset(@Nullable String name) {
    return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
  }

  private static String wrapped(String changeSets, String attributes) {
    return HEAD + attributes + ">\n" + changeSets + "\n</databaseChangeLog>\n";
  }

  private void endCase() {
    endFile();
    if (name != null) {
      String rollback = settings.getOrDefault("rollback", "all");
      cases.add(
          new Case(
              family + "/" + name,
              settings.getOrDefault("root", editions.get(0).keySet().iterator().next()),
              settings.getOrDefault("contexts", ""),
              settings.getOrDefault("labels", ""),
              assignments(settings.getOrDefault("parameters", "")),
              assignments(settings.getOrDefault("settings", "")),
              settings.getOrDefault("setup", ""),
              editions,
              rollback.equals("all") ? Case.ALL : Integer.parseInt(rollback),
              depth(settings.getOrDefault("thorough", "no"))));
    }
    name = null;
    settings = new LinkedHashMap<>();
    editions = new ArrayList<>(List.of(new LinkedHashMap<>()));
  }

  private static Depth depth(String thorough) {
    return thorough.equals("yes") ? Depth.THOROUGH : Depth.USUAL;
  }

  private static Map<String, String> assignments(String text) {
    Map<String, String> assignments = new LinkedHashMap<>();
    for (String assignment : text.split(",", -1)) {
      int equals = assignment.indexOf('=');
      if (equals > 0) {
        assignments.put(
            assignment.substring(0, equals).strip(), assignment.substring(equals + 1).strip());
      }
    }
    return assignments;
  }
}
