package dev.plumbline.migrator;

import dev.plumbline.verification.ChangeSetId;
import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of Liquibase's history.
 *
 * @param id which changeSet
 * @param applied when, in the time zone of the session that applied it, or null if that is not
 *     recorded
 * @param order counts up with each changeSet of the database; null if that is not recorded
 * @param outcome {@code EXECUTED}, {@code RERAN} or {@code MARK_RAN}
 * @param checksum as {@code version:md5}, or null after {@code clear-checksums}
 * @param description what it did, in Liquibase's words, or null
 * @param comment its author's, or null
 * @param tag or null
 * @param contexts of the changeSet, or null
 * @param labels of the changeSet, or null
 * @param deploymentId the same for all changeSets of one run, or null
 * @param liquibase the version that applied it, or null
 */
public record HistoryEntry(
    ChangeSetId id,
    @Nullable LocalDateTime applied,
    @Nullable Integer order,
    String outcome,
    @Nullable String checksum,
    @Nullable String description,
    @Nullable String comment,
    @Nullable String tag,
    @Nullable String contexts,
    @Nullable String labels,
    @Nullable String deploymentId,
    @Nullable String liquibase) {

  public HistoryEntry {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(outcome, "outcome");
  }
}
