package dev.plumbline.changelog;

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

  static Finding finding(Changelog changelog, ChangelogResources resources, Throwable thrown) {
    IncludeChain.CircleException circle = Causes.first(thrown, IncludeChain.CircleException.class);
    if (circle != null) {
      return circle(circle);
    }
    List<String> messages = messages(thrown);
    String said = String.join("\n", messages);
    Finding finding =
        Finding.of(
            FindingCode.CHANGELOG_UNREADABLE,
            file(changelog, resources, thrown, said) + line(said),
            "a changelog that Liquibase can read",
            MissingCode.reason(thrown)
                .orElseGet(() -> shortened(messages.get(messages.size() - 1).strip())));
    return MissingCode.reason(thrown).isPresent()
        ? finding.withFix("Put the class on the class path, or remove what names it.")
        : finding;
  }

  private static Finding circle(IncludeChain.CircleException circle) {
    return Finding.of(
            FindingCode.CHANGELOG_UNREADABLE,
            circle.files().get(0),
            "includes that do not lead back to the file itself",
            circle.getMessage())
        .withFix("Remove the include that leads back to " + circle.files().get(0) + ".");
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

  /** The file that the message names, else the one at which the reading ended. */
  private static String file(
      Changelog changelog, ChangelogResources resources, Throwable thrown, String said) {
    List<String> read = resources.read();
    for (int i = read.size() - 1; i >= 0; i--) {
      if (names(said, read.get(i))) {
        return read.get(i);
      }
    }
    return resources.requests().endedAt(thrown).orElse(changelog.path());
  }

  /** As a whole path: one that is not there may end with the name of one that is. */
  private static boolean names(String said, String path) {
    return Pattern.compile("(?<![\\w./:-])" + Pattern.quote(path) + "(?![\\w./-]*\\w)")
        .matcher(said)
        .find();
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
