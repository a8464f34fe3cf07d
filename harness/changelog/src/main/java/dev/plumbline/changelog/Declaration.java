package dev.plumbline.changelog;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import liquibase.changelog.ChangeSet;

/** Where a changeSet is declared. Liquibase keeps the file, but not the line. */
final class Declaration {

  private Declaration() {}

  /** The file and, if its text tells, the line. */
  static String of(ChangeSet changeSet, ChangelogResources resources) {
    String file = ParsedChangelog.file(changeSet);
    if (changeSet.getId() == null) {
      return file;
    }
    try {
      List<String> lines = resources.lines(file);
      Pattern pattern = pattern(file, changeSet.getId());
      int[] found =
          IntStream.range(0, lines.size())
              .filter(i -> pattern.matcher(lines.get(i)).find())
              .toArray();
      return found.length == 1 ? file + ":" + (found[0] + 1) : file;
    } catch (IOException e) {
      // what is wrong with the changeSet is worth more than its line
      return file;
    }
  }

  private static Pattern pattern(String file, String id) {
    String quoted = "[\"']?" + Pattern.quote(id) + "[\"']?";
    return file.toLowerCase(Locale.ROOT).endsWith(".sql")
        ? Pattern.compile(
            "^\\s*--\\s*changeset\\s+[^:]+:\\s*" + quoted + "(?:\\s|$)", Pattern.CASE_INSENSITIVE)
        : Pattern.compile("(?:^|[\\s{,<\"'])id[\"']?\\s*[:=]\\s*" + quoted + "(?:[\\s,}>/]|$)");
  }
}
