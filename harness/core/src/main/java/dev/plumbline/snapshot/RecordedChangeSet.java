package dev.plumbline.snapshot;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A changeSet as the snapshot remembers it.
 *
 * @param path the changelog file that it is in
 * @param id as declared
 * @param author as declared
 * @param checksum Liquibase's, as {@code version:md5}, or null if any will do
 * @param mutable whether it may be edited after it has been applied ({@code runOnChange}, {@code
 *     runAlways})
 * @param optional whether a migration may end well without it
 * @param validChecksums others that are as good, as the changeSet itself says
 */
public record RecordedChangeSet(
    String path,
    String id,
    String author,
    @Nullable String checksum,
    boolean mutable,
    boolean optional,
    List<String> validChecksums) {

  /** One that must not be missing. */
  public RecordedChangeSet(
      String path, String id, String author, @Nullable String checksum, boolean mutable) {
    this(path, id, author, checksum, mutable, false, List.of());
  }

  public RecordedChangeSet {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(author, "author");
    validChecksums = List.copyOf(validChecksums);
  }
}
