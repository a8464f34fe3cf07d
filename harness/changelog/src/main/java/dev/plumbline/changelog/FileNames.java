package dev.plumbline.changelog;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of the file that comes next, in the manner of the newest.
 *
 * @param before what orders the newest among the others, such as {@code 007}, or empty
 * @param stem the same of the next: {@code 008}
 * @param name of the next, with its ending
 */
record FileNames(String before, String stem, String name) {

  private static final String SUBJECT = "agree-with-entities";

  private static final Pattern DATED =
      Pattern.compile("((?:19|20)\\d\\d)([-_.]?)(0[1-9]|1[0-2])(?:([-_.]?)([0-3]\\d))?([-_.]+).*");

  private static final Pattern NUMBERED =
      Pattern.compile("([A-Za-z]{0,2})(\\d{1,9}(?:[.]\\d{1,9})*)([-_]+).*");

  static FileNames after(String newest, LocalDate today) {
    String ending = newest.substring(newest.lastIndexOf('.'));
    String title = newest.substring(0, newest.length() - ending.length());
    Matcher dated = DATED.matcher(title);
    Matcher numbered = NUMBERED.matcher(title);
    FileNames next;
    if (dated.matches()) {
      next = of(title.substring(0, dated.start(6)), date(dated, today), dated.group(6), ending);
    } else if (numbered.matches()) {
      next =
          of(
              numbered.group(1) + numbered.group(2),
              numbered.group(1) + increased(numbered.group(2)),
              numbered.group(3),
              ending);
    } else {
      next = of("", "", "", ending);
    }
    // where all files of a folder are included, the name decides when it runs
    return next.stem().isEmpty() || next.name().compareTo(newest) > 0
        ? next
        : new FileNames("", "", title + "-" + SUBJECT + ending);
  }

  private static FileNames of(String before, String stem, String separator, String ending) {
    String subject = separator.startsWith("_") ? SUBJECT.replace('-', '_') : SUBJECT;
    return new FileNames(before, stem, stem + separator + subject + ending);
  }

  private static String date(Matcher dated, LocalDate today) {
    String month =
        String.format(
            Locale.ROOT, "%04d%s%02d", today.getYear(), dated.group(2), today.getMonthValue());
    return dated.group(5) == null
        ? month
        : String.format(Locale.ROOT, "%s%s%02d", month, dated.group(4), today.getDayOfMonth());
  }

  /** The last of the numbers, with its leading zeros. */
  private static String increased(String numbers) {
    int dot = numbers.lastIndexOf('.') + 1;
    String last = numbers.substring(dot);
    String next = Long.toString(Long.parseLong(last) + 1);
    return numbers.substring(0, dot)
        + "0".repeat(Math.max(0, last.length() - next.length()))
        + next;
  }
}
