package dev.plumbline.postgres;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What initdb and the server printed before the server ended: a few lines of it say why.
 *
 * @param text all of it, or its end
 */
record StartLog(String text) {

  /** Whatever the prefix of the log's lines is. */
  private static final Pattern SERVER =
      Pattern.compile("(?:^|\\s)(LOG|ERROR|FATAL|PANIC|HINT|DETAIL):\\s+(.*)");

  /** Before there is a log. */
  private static final Pattern PROGRAM =
      Pattern.compile("((?:initdb: (?:error|fatal)|postgres): .*)");

  /** How PostgreSQL speaks of a setting that it cannot accept. */
  private static final Pattern SETTING =
      Pattern.compile("parameter \"([^\"]+)\"|outside the valid range|syntax error in file");

  private static final Pattern PLACE = Pattern.compile(" in file \"[^\"]*\" line \\d+");

  /** The reasons, each once, the settings first. Empty if there is none among the lines. */
  List<String> reasons() {
    Set<String> settings = new LinkedHashSet<>();
    Set<String> others = new LinkedHashSet<>();
    List<String> last = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher program = PROGRAM.matcher(line);
      Matcher server = SERVER.matcher(line);
      if (program.find()) {
        others.add(program.group(1));
      } else if (server.find()) {
        String words = PLACE.matcher(server.group(2)).replaceAll("");
        switch (server.group(1)) {
          case "HINT", "DETAIL" -> last.replaceAll(reason -> reason + " " + words);
          default -> {
            last.forEach(reason -> (isAboutSetting(reason) ? settings : others).add(reason));
            last.clear();
            if (matters(server.group(1), words)) {
              last.add(words);
            }
          }
        }
      }
    }
    last.forEach(reason -> (isAboutSetting(reason) ? settings : others).add(reason));
    List<String> reasons = new ArrayList<>(settings);
    reasons.addAll(others);
    return reasons;
  }

  private static boolean matters(String level, String words) {
    return level.equals("LOG")
        ? isAboutSetting(words)
        : !words.matches("configuration file .* contains errors");
  }

  private static boolean isAboutSetting(String reason) {
    return SETTING.matcher(reason).find();
  }

  /** Whether settings are to blame, so that there is no use in trying again. */
  boolean blamesSettings() {
    return reasons().stream().anyMatch(StartLog::isAboutSetting);
  }

  /** The settings that PostgreSQL has never heard of. */
  List<String> unknownSettings() {
    return reasons().stream()
        .filter(reason -> reason.startsWith("unrecognized configuration parameter"))
        .map(SETTING::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .toList();
  }

  /** Whether initdb minds that its user has no name. */
  boolean isNameless() {
    return reasons().stream().anyMatch(reason -> reason.contains("look up effective user ID"));
  }
}
