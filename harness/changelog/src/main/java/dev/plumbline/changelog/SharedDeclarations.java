package dev.plumbline.changelog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a changelog file may declare for the changeSets of other files: properties and
 * preconditions. Liquibase adds them to the root changelog and forgets where they came from, so
 * that only the file's text can say.
 */
final class SharedDeclarations {

  private static final String KEYWORD = "(?:property|preConditions)";

  private static final Pattern SQL = pattern("^\\s*--\\s*" + KEYWORD + "\\s");

  private static final Pattern XML = pattern("<(?:[\\w.-]+:)?" + KEYWORD + "[\\s/>]");
  private static final Pattern XML_COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

  /** A key of YAML, in block or flow style, or of JSON; not within a comment. */
  private static final Pattern YAML =
      pattern("^(?:[^#\\n]*[\\s{,-])?[\"']?" + KEYWORD + "[\"']?\\s*:");

  private SharedDeclarations() {}

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  }

  /** Whether the file has any, whatever its format. */
  static boolean isIn(String file, ChangelogResources resources) {
    try {
      return isIn(file, String.join("\n", resources.lines(file)) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + " for a second time", e);
    }
  }

  private static boolean isIn(String file, String text) {
    String name = file.toLowerCase(Locale.ROOT);
    if (name.endsWith(".sql")) {
      return SQL.matcher(text).find();
    }
    if (name.endsWith(".xml")) {
      return XML.matcher(XML_COMMENT.matcher(text).replaceAll("")).find();
    }
    return YAML.matcher(text).find();
  }
}
