package dev.plumbline.changelog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text of a changelog's files refers to. Looks at lines, not at structure: it rather finds
 * something that is not meant than miss something that is.
 */
final class ChangelogText {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^${}]*)\\}");

  /** PostgreSQL's functions and words for the present, and what Liquibase translates to them. */
  private static final Pattern TIME =
      Pattern.compile(
          "\\b(?:now|today|tomorrow|yesterday|age|timeofday|sysdate|systimestamp|getdate|"
              + "(?:current|local)_?(?:date_?)?(?:time|date|timestamp)|"
              + "(?:clock|statement|transaction)_timestamp|database\\.currentDateTimeFunction)\\b",
          Pattern.CASE_INSENSITIVE);

  /** An includeAll may name classes that choose and sort the files. */
  private static final Pattern FILTER =
      Pattern.compile(
          "\\b(?:filter|resourceFilter|resourceComparator)[\"']?\\s*[:=]\\s*[\"']?([\\w.$]+)");

  private static final Pattern ENTITY =
      Pattern.compile("<!(?:ENTITY|DOCTYPE)\\b", Pattern.CASE_INSENSITIVE);

  private final Set<String> variables = new TreeSet<>();
  private final Set<String> filters = new TreeSet<>();
  private final List<String> withEntities = new ArrayList<>();
  private boolean mentionsTime;

  /** Adds what a file refers to. */
  void add(String path, InputStream content) throws IOException {
    boolean isXml = path.toLowerCase(Locale.ROOT).endsWith(".xml");
    boolean mayInclude = ChangelogLocator.isChangelogFile(path);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        add(line);
        if (mayInclude) {
          addAll(FILTER, line, filters);
        }
        if (isXml && ENTITY.matcher(line).find() && !withEntities.contains(path)) {
          withEntities.add(path);
        }
      }
    }
  }

  /** Adds what a line, or a value, refers to. */
  void add(String line) {
    if (line.indexOf('$') >= 0) {
      addAll(VARIABLE, line, variables);
    }
    mentionsTime = mentionsTime || TIME.matcher(line).find();
  }

  private static void addAll(Pattern pattern, String line, Set<String> found) {
    Matcher matcher = pattern.matcher(line);
    while (matcher.find()) {
      found.add(matcher.group(1).strip());
    }
  }

  /** The names in <code>${name}</code>. */
  Set<String> variables() {
    return Set.copyOf(variables);
  }

  /** Names of classes that may choose or sort files; not all of them need be classes. */
  Set<String> filters() {
    return Set.copyOf(filters);
  }

  /** XML files that may consist of others, of which only the XML parser knows. */
  List<String> filesWithEntities() {
    return List.copyOf(withEntities);
  }

  boolean mentionsTime() {
    return mentionsTime;
  }
}
