package dev.plumbline.changelog;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** New ids, in the manner of those that a file has already. */
final class ChangeSetNames {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final Pattern PREFIX = Pattern.compile("(\\d+(?:[.-]\\d+)*)([-_]).*");

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  /** Longer ones say no more. */
  private static final int SLUG_LENGTH = 60;

  private final Set<String> used = new HashSet<>();
  private final boolean numbered;
  private final String prefix;
  private final char separator;
  private int number;

  private ChangeSetNames(boolean numbered, int number, String prefix, char separator) {
    this.numbered = numbered;
    this.number = number;
    this.prefix = prefix;
    this.separator = separator;
  }

  /**
   * @param ids of the newest file
   * @param all ids of the changelog
   * @param file the new one
   * @param today for ids that begin with a date
   */
  static ChangeSetNames like(List<String> ids, List<String> all, FileNames file, LocalDate today) {
    String last = ids.get(ids.size() - 1);
    if (ids.stream().allMatch(id -> NUMBER.matcher(id).matches())) {
      // numbers that begin anew in each file, or that go on from file to file
      int from = ids.get(0).equals("1") && all.size() > ids.size() ? 0 : largest(all);
      return new ChangeSetNames(true, from, "", '-');
    }
    Matcher prefixed = PREFIX.matcher(last);
    char separator = last.contains("_") && !last.contains("-") ? '_' : '-';
    String prefix = prefixed.matches() ? prefix(prefixed.group(1), file, today) : "";
    return new ChangeSetNames(
        false, 0, prefix.isEmpty() ? "" : prefix + prefixed.group(2), separator);
  }

  /**
   * The file's, where the ids of the newest have that of theirs; the day's, where they have one.
   */
  private static String prefix(String last, FileNames file, LocalDate today) {
    if (!file.before().isEmpty() && last.equals(file.before())) {
      return file.stem();
    }
    return DATE.matcher(last).matches() ? today.toString() : "";
  }

  private static int largest(List<String> ids) {
    return ids.stream()
        .filter(id -> NUMBER.matcher(id).matches())
        .mapToInt(Integer::parseInt)
        .max()
        .orElse(0);
  }

  /** The next one, for a changeSet with that title. */
  String next(String title) {
    if (numbered) {
      number++;
      return Integer.toString(number);
    }
    String wanted = prefix + slug(title, separator);
    String id = wanted;
    for (int i = 2; !used.add(id); i++) {
      id = wanted + separator + i;
    }
    return id;
  }

  /** Words of a title, in lower case, joined. */
  static String slug(String title, char separator) {
    String slug =
        title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", String.valueOf(separator));
    String cut = slug.length() > SLUG_LENGTH ? slug.substring(0, SLUG_LENGTH) : slug;
    return cut.replaceAll("^[-_]+|[-_]+$", "");
  }
}
