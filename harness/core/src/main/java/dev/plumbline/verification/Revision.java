package dev.plumbline.verification;

import dev.plumbline.snapshot.RecordedChangeSet;
import dev.plumbline.snapshot.SchemaSnapshot;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The revision that a build of a service needs: its changeSets, in the order in which they run.
 *
 * @param service the service's name, for messages
 * @param changeSets those that apply with the service's contexts, labels and database
 */
public record Revision(String service, List<ExpectedChangeSet> changeSets) {

  public Revision {
    Objects.requireNonNull(service, "service");
    changeSets = List.copyOf(changeSets);
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
                        changeSet.mutable()))
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
                    changeSet.mutable()))
        .toList();
  }

  /**
   * A changeSet that must have been applied.
   *
   * @param id which
   * @param checksum Liquibase's, as {@code version:md5}, or null if any will do
   * @param mutable whether a different checksum means no more than that it will run again ({@code
   *     runOnChange}, {@code runAlways})
   */
  public record ExpectedChangeSet(ChangeSetId id, @Nullable String checksum, boolean mutable) {

    public ExpectedChangeSet {
      Objects.requireNonNull(id, "id");
    }
  }
}
