package dev.plumbline.postgres;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of programs. That of an artifact with binaries, such as 18.6.0, is PostgreSQL 18.6,
 * first packaging.
 *
 * @param major PostgreSQL's major version
 * @param minor PostgreSQL's minor version
 * @param packaging the artifact's version after PostgreSQL's: {@code "0"}, {@code "0-1"}; {@code
 *     ""} if it is not of an artifact
 */
record BinaryVersion(int major, int minor, String packaging) implements Comparable<BinaryVersion> {

  /** Older than all. */
  static final BinaryVersion NONE = new BinaryVersion(0, 0, "");

  private static final Pattern PATTERN =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3}(?:-\\d{1,3})?)");

  /** A beta has no minor version: {@code 19beta1}. */
  private static final Pattern SAID =
      Pattern.compile("\\(PostgreSQL\\) (\\d{1,3})(?:\\.(\\d{1,3}))?");

  static Optional<BinaryVersion> parse(String artifactVersion) {
    Matcher matcher = PATTERN.matcher(artifactVersion);
    return matcher.matches()
        ? Optional.of(
            new BinaryVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                matcher.group(3)))
        : Optional.empty();
  }

  /** The version of programs that say {@code "postgres (PostgreSQL) 15.18 (Debian …)"}. */
  static Optional<BinaryVersion> ofProgram(String said) {
    Matcher matcher = SAID.matcher(said);
    return matcher.find()
        ? Optional.of(
            new BinaryVersion(
                Integer.parseInt(matcher.group(1)),
                matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2)),
                ""))
        : Optional.empty();
  }

  /** Whether this is what was asked for: {@code ""}, {@code "18"} or {@code "18.6"}. */
  boolean answers(String wanted) {
    return wanted.isEmpty() || wanted.equals(Integer.toString(major)) || wanted.equals(toString());
  }

  /** The version of the artifact. */
  String ofArtifact() {
    return this + "." + packaging;
  }

  @Override
  public int compareTo(BinaryVersion other) {
    int byMajor = Integer.compare(major, other.major);
    int byMinor = byMajor == 0 ? Integer.compare(minor, other.minor) : byMajor;
    return byMinor == 0 ? packaging.compareTo(other.packaging) : byMinor;
  }

  /** PostgreSQL's version. */
  @Override
  public String toString() {
    return major + "." + minor;
  }
}
