package dev.plumbline.verification;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What tells one changeSet from all others, as Liquibase's history records it.
 *
 * <p>Paths are compared as Liquibase compares them: without {@code classpath:}, a drive's letter or
 * a leading slash, with forward slashes, without detours. Upper and lower case are the same.
 *
 * @param path the changelog file, relative to the search path
 * @param id as declared
 * @param author as declared
 */
public record ChangeSetId(String path, String id, String author) {

  /** What stands for a part that a row of a history lacks. */
  public static final String NOTHING = "(null)";

  public ChangeSetId {
    path = normalized(path);
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(author, "author");
  }

  private static String normalized(String path) {
    String slashes = path.replace('\\', '/');
    if (slashes.startsWith("classpath:")) {
      slashes = slashes.substring("classpath:".length());
    }
    if (slashes.indexOf(':') == 1 && Character.isLetter(slashes.charAt(0))) {
      slashes = slashes.substring(2); // a drive's letter
    }
    boolean plain = !slashes.startsWith("/") && !slashes.startsWith(".");
    return plain && !slashes.contains("//") && !slashes.contains("/.")
        ? slashes
        : withoutDetours(slashes);
  }

  private static String withoutDetours(String path) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..") && !segments.isEmpty() && !segments.getLast().equals("..")) {
        segments.removeLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return String.join("/", segments);
  }

  /** As Liquibase has it: letters that differ only in their case make no other changeSet. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ChangeSetId that
        && path.equalsIgnoreCase(that.path)
        && id.equalsIgnoreCase(that.id)
        && author.equalsIgnoreCase(that.author);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * folded(path) + folded(id)) + folded(author);
  }

  /** Equal for what {@link String#equalsIgnoreCase} finds equal. */
  private static int folded(String text) {
    int hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = 31 * hash + Character.toLowerCase(Character.toUpperCase(text.charAt(i)));
    }
    return hash;
  }

  /** In Liquibase's own notation: {@code file::id::author}. */
  @Override
  public String toString() {
    return path + "::" + id + "::" + author;
  }
}
