package dev.plumbline.migrator;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says which file Liquibase's parsers could not read, at which line, and why. */
final class UnreadableChangelog {

  /** All parsers say "line", and a YAML message with two marks ends with the one that matters. */
  private static final Pattern LINE = Pattern.compile("\\bline (\\d+)");

  /** The rest of a long one is a list of every element that an XML schema allows. */
  private static final int SHORT = 600;

  private UnreadableChangelog() {}

  static Finding finding(Changelog changelog, List<String> read, Throwable thrown) {
    List<String> messages = messages(thrown);
    String said = String.join("\n", messages);
    return Finding.of(
        FindingCode.CHANGELOG_UNREADABLE,
        file(changelog, read, said) + line(said),
        "a changelog that Liquibase can read",
        shortened(messages.get(messages.size() - 1).strip()),
        "Nothing of the changelog can be run, not even the files that are in order.",
        "Correct the file; what was found is told in the parser's own words.");
  }

  private static String shortened(String message) {
    return message.length() <= SHORT ? message : message.substring(0, SHORT) + " …";
  }

  /** From the outermost to the innermost, each said once. */
  private static List<String> messages(Throwable thrown) {
    List<String> messages = new ArrayList<>();
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      String message = t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
      if (messages.stream().noneMatch(message::contains)) {
        messages.add(message);
      }
    }
    return messages;
  }

  /** The file that the message names, else the one that was read last. */
  private static String file(Changelog changelog, List<String> read, String said) {
    for (int i = read.size() - 1; i >= 0; i--) {
      if (said.contains(read.get(i))) {
        return read.get(i);
      }
    }
    return read.isEmpty() ? changelog.path() : read.get(read.size() - 1);
  }

  private static String line(String said) {
    Matcher matcher = LINE.matcher(said);
    String line = "";
    while (matcher.find()) {
      line = ":" + matcher.group(1);
    }
    return line;
  }
}
