package dev.plumbline.postgres;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of an artifact with binaries, such as 18.6.0: PostgreSQL 18.6, first packaging.
 *
 * @param major PostgreSQL's major version
 * @param minor PostgreSQL's minor version
 * @param packaging the artifact's version after PostgreSQL's: {@code "0"}, {@code "0-1"}
 */
record BinaryVersion(int major, int minor, String packaging) implements Comparable<BinaryVersion> {

  private static final Pattern PATTERN =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3}(?:-\\d{1,3})?)");

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
