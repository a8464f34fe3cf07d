package dev.plumbline.changelog;

import dev.plumbline.changelog.SearchRoot.Search;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One thing that a changelog was read from.
 *
 * @param kind what kind of thing
 * @param subject which one
 * @param digest of its content, or {@link FileLookup#ABSENT}
 */
record ChangelogInput(Kind kind, String subject, String digest)
    implements Comparable<ChangelogInput> {

  private static final String UNKNOWABLE = "?";

  enum Kind {
    /** A path that was looked up. */
    FILE,
    /** A folder that was searched; what counts is which files were found. */
    SEARCH,
    /** A name that changelogs referred to, and that the JVM's surroundings may define. */
    VARIABLE,
    /** A class that changelogs named. */
    CODE,
    /** Something that cannot be looked up again. */
    UNTRACEABLE
  }

  static ChangelogInput file(String path, FileLookup files) throws IOException {
    return now(Kind.FILE, path, files);
  }

  static ChangelogInput search(Search search, FileLookup files) throws IOException {
    String subject =
        search.minDepth() + " " + search.maxDepth() + " " + search.ending() + "|" + search.folder();
    return now(Kind.SEARCH, subject, files);
  }

  static ChangelogInput variable(String name) {
    return new ChangelogInput(Kind.VARIABLE, name, digestOfVariable(name));
  }

  static ChangelogInput code(String className) throws IOException {
    return new ChangelogInput(Kind.CODE, className, CodeOrigin.digest(className));
  }

  static ChangelogInput untraceable(String reason) {
    return new ChangelogInput(Kind.UNTRACEABLE, reason, UNKNOWABLE);
  }

  private static ChangelogInput now(Kind kind, String subject, FileLookup files)
      throws IOException {
    return new ChangelogInput(kind, subject, digestNow(kind, subject, files));
  }

  private static String digestNow(Kind kind, String subject, FileLookup files) throws IOException {
    return switch (kind) {
      case FILE -> files.digest(subject);
      case SEARCH -> digest(files.search(parsed(subject)));
      case VARIABLE -> digestOfVariable(subject);
      case CODE -> CodeOrigin.digest(subject);
      case UNTRACEABLE -> UNKNOWABLE;
    };
  }

  private static Search parsed(String subject) {
    int folder = subject.indexOf('|');
    String[] limits = subject.substring(0, Math.max(0, folder)).split(" ", 3);
    if (limits.length != 3) {
      throw new IllegalArgumentException("Not a search: " + subject);
    }
    return new Search(
        subject.substring(folder + 1),
        Integer.parseInt(limits[0]),
        Integer.parseInt(limits[1]),
        limits[2]);
  }

  static String digest(Collection<String> paths) {
    return ContentDigest.of(String.join("\n", new TreeSet<>(paths)));
  }

  /** Liquibase takes environment and system properties for parameters, in any case. */
  private static String digestOfVariable(String name) {
    Map<String, String> values = valuesOfVariable(name);
    return values.isEmpty() ? FileLookup.ABSENT : ContentDigest.of(values.toString());
  }

  static Map<String, String> valuesOfVariable(String name) {
    Map<String, String> values = new TreeMap<>();
    System.getenv()
        .forEach(
            (key, value) -> {
              if (key.equalsIgnoreCase(name)) {
                values.put("environment " + key, value);
              }
            });
    Properties properties = System.getProperties();
    synchronized (properties) {
      properties.forEach(
          (key, value) -> {
            if (String.valueOf(key).equalsIgnoreCase(name)) {
              values.put("property " + key, String.valueOf(value));
            }
          });
    }
    return values;
  }

  /** For people: how it differs from what is there now, if it does. */
  Optional<String> change(FileLookup files) {
    try {
      String now = digestNow(kind, subject, files);
      return kind == Kind.UNTRACEABLE || !now.equals(digest)
          ? Optional.of(change(now))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of(subject + " cannot be read: " + e.getMessage());
    }
  }

  private String change(String now) {
    return switch (kind) {
      case FILE -> subject + fileChange(now);
      case SEARCH -> "there are other files in " + parsed(subject).folder();
      case VARIABLE -> "${" + subject + "} has another value";
      case CODE -> "the code of " + subject + " has changed";
      case UNTRACEABLE -> subject;
    };
  }

  private String fileChange(String now) {
    if (digest.equals(FileLookup.ABSENT)) {
      return " was not there before";
    }
    return now.equals(FileLookup.ABSENT) ? " is no longer there" : " has changed";
  }

  /** On one line, whatever the subject. */
  String toLine() {
    return kind.name().toLowerCase(Locale.ROOT) + " " + digest + " " + NoteText.escaped(subject);
  }

  /**
   * Reads what {@link #toLine} has written.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static ChangelogInput parse(String line) {
    String[] parts = line.split(" ", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("Not an input of a changelog: " + line);
    }
    Kind kind = Kind.valueOf(parts[0].toUpperCase(Locale.ROOT));
    String subject = parts[2].translateEscapes();
    if (kind == Kind.SEARCH) {
      parsed(subject);
    }
    return new ChangelogInput(kind, subject, parts[1]);
  }

  @Override
  public int compareTo(ChangelogInput other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : subject.compareTo(other.subject);
  }
}
