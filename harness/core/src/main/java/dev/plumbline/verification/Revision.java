package dev.plumbline.verification;

import dev.plumbline.snapshot.RecordedChangeSet;
import dev.plumbline.snapshot.SchemaSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The revision that a build of a service needs: its changeSets, in the order in which they run.
 *
 * @param service the service's name, for messages
 * @param changeSets those that apply with the service's contexts, labels and database
 * @param others that the build knows, but that do not apply: a database may have them
 * @param olderChecksums of changeSets by the algorithm before the one of their checksums, for
 *     histories that an older Liquibase has written; empty if they are not known
 */
public record Revision(
    String service,
    List<ExpectedChangeSet> changeSets,
    Set<ChangeSetId> others,
    Map<ChangeSetId, String> olderChecksums) {

  public Revision {
    Objects.requireNonNull(service, "service");
    changeSets = List.copyOf(changeSets);
    others = Set.copyOf(others);
    olderChecksums = Map.copyOf(olderChecksums);
  }

  /** One of a build of which no others are known, and no older checksums. */
  public Revision(String service, List<ExpectedChangeSet> changeSets) {
    this(service, changeSets, Set.of(), Map.of());
  }

  /** The revision that a snapshot speaks of. */
  public static Revision of(SchemaSnapshot snapshot) {
    return new Revision(
        snapshot.service(),
        snapshot.changeSets().stream()
            .map(
                changeSet ->
                    new ExpectedChangeSet(
                        new ChangeSetId(changeSet.path(), changeSet.id(), changeSet.author()),
                        changeSet.checksum(),
                        changeSet.mutable(),
                        changeSet.optional(),
                        changeSet.validChecksums()))
            .toList());
  }

  /** The same as a snapshot remembers it. */
  public List<RecordedChangeSet> recorded() {
    return changeSets.stream()
        .map(
            changeSet ->
                new RecordedChangeSet(
                    changeSet.id().path(),
                    changeSet.id().id(),
                    changeSet.id().author(),
                    changeSet.checksum(),
                    changeSet.mutable(),
                    changeSet.optional(),
                    changeSet.validChecksums()))
        .toList();
  }

  /**
   * A changeSet that must have been applied.
   *
   * @param id which
   * @param checksum Liquibase's, as {@code version:md5}, or null if any will do
   * @param mutable whether a different checksum means no more than that it will run again ({@code
   *     runOnChange}, {@code runAlways})
   * @param optional whether a migration ends well without it, if its preconditions are not met or
   *     it fails ({@code onFail} or {@code onError} {@code CONTINUE}, {@code failOnError: false}),
   *     or because its only change is for another database or operating system
   * @param validChecksums others that are as good, as the changeSet itself says ({@code
   *     validCheckSum})
   */
  public record ExpectedChangeSet(
      ChangeSetId id,
      @Nullable String checksum,
      boolean mutable,
      boolean optional,
      List<String> validChecksums) {

    public ExpectedChangeSet {
      Objects.requireNonNull(id, "id");
      validChecksums = List.copyOf(validChecksums);
    }

    /** One that must not be missing. */
    public ExpectedChangeSet(ChangeSetId id, @Nullable String checksum, boolean mutable) {
      this(id, checksum, mutable, false, List.of());
    }

    /** The same, whatever its checksum is. */
    public ExpectedChangeSet withAnyChecksum() {
      return new ExpectedChangeSet(id, null, mutable, optional, List.of());
    }
  }
}
