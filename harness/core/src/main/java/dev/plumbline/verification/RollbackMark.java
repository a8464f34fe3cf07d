package dev.plumbline.verification;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the history says that a changeSet without a transaction is being rolled back: its row stays
 * until the end, but a hyphen stands before the sum itself. So whoever reads the history sees it,
 * whatever else he may read, and a stock Liquibase finds the changeSet changed and does nothing.
 */
public final class RollbackMark {

  private static final Pattern MARKED = Pattern.compile("(\\d+:)-(.*)");
  private static final Pattern SUM = Pattern.compile("(\\d+:)(.*)");

  /** Of the algorithm of the Liquibase that we use, so that others do not replace it. */
  private static final String NOTHING = "9:-";

  private RollbackMark() {}

  /** Whether a checksum of the history carries it. */
  public static boolean isOn(@Nullable String checksum) {
    return checksum != null && MARKED.matcher(checksum).matches();
  }

  /** A checksum of the history with the mark. */
  public static String on(@Nullable String checksum) {
    if (checksum == null) {
      return NOTHING;
    }
    Matcher sum = SUM.matcher(checksum);
    return isOn(checksum) || !sum.matches() ? checksum : sum.group(1) + "-" + sum.group(2);
  }

  /** The checksum as it was before, or null if there was none. */
  public static @Nullable String off(String checksum) {
    Matcher marked = MARKED.matcher(checksum);
    if (checksum.equals(NOTHING)) {
      return null;
    }
    return marked.matches() ? marked.group(1) + marked.group(2) : checksum;
  }
}
