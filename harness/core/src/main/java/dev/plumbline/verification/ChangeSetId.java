package dev.plumbline.verification;

import java.util.Objects;

/**
 * What tells one changeSet from all others, as Liquibase's history records it.
 *
 * <p>Paths are compared as Liquibase compares them: without {@code classpath:}, without a leading
 * slash, with forward slashes.
 *
 * @param path the changelog file, relative to the search path
 * @param id as declared
 * @param author as declared
 */
public record ChangeSetId(String path, String id, String author) {

  public ChangeSetId {
    path = normalized(path);
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(author, "author");
  }

  private static String normalized(String path) {
    String normalized = path.replace('\\', '/');
    if (normalized.startsWith("classpath:")) {
      normalized = normalized.substring("classpath:".length());
    }
    while (normalized.startsWith("/") || normalized.startsWith("./")) {
      normalized = normalized.substring(normalized.indexOf('/') + 1);
    }
    return normalized;
  }

  /** In Liquibase's own notation: {@code file::id::author}. */
  @Override
  public String toString() {
    return path + "::" + id + "::" + author;
  }
}
