package dev.plumbline.changelog;

import dev.plumbline.snapshot.RecordedChangeSet;
import dev.plumbline.snapshot.SchemaSnapshot;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.Revision.ExpectedChangeSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liquibase.changelog.ChangeSet;
import org.jspecify.annotations.Nullable;

/**
 * A changeSet as one release has it.
 *
 * @param id what it is called by
 * @param place the file and, where its text tells, the line
 * @param applies whether it is run on PostgreSQL with the contexts and labels
 * @param checksum of its content, or null where it is not known or any will do
 * @param mutable whether its content may be edited after it has been applied
 * @param validChecksums others that it accepts
 * @param conditions under which it is run, by name; empty where only a snapshot is known
 */
record ReleasedChangeSet(
    ChangeSetId id,
    String place,
    boolean applies,
    @Nullable String checksum,
    boolean mutable,
    List<String> validChecksums,
    SortedMap<String, String> conditions) {

  /** What a snapshot knows of each: those that apply, without the conditions. */
  static List<ReleasedChangeSet> of(SchemaSnapshot snapshot) {
    return snapshot.changeSets().stream().map(ReleasedChangeSet::of).toList();
  }

  private static ReleasedChangeSet of(RecordedChangeSet recorded) {
    return new ReleasedChangeSet(
        new ChangeSetId(recorded.path(), recorded.id(), recorded.author()),
        recorded.path(),
        true,
        recorded.checksum(),
        recorded.mutable(),
        recorded.validChecksums(),
        new TreeMap<>());
  }

  /**
   * All of a changelog: those that apply in the order in which they are run, then the others.
   *
   * @throws InvalidChangelogException if it cannot be used
   */
  static List<ReleasedChangeSet> of(Changelog changelog) {
    try (LiquibaseScope scope = LiquibaseScope.enter(changelog)) {
      ParsedChangelog parsed = ParsedChangelog.forAnyDatabase(changelog);
      Map<ChangeSetId, ExpectedChangeSet> expected = new HashMap<>();
      parsed.revision().changeSets().forEach(each -> expected.put(each.id(), each));
      Map<Boolean, List<ReleasedChangeSet>> all =
          Stream.concat(parsed.applicable().stream(), parsed.root().getChangeSets().stream())
              .distinct()
              .map(each -> of(each, expected.get(ParsedChangelog.id(each))))
              .collect(Collectors.partitioningBy(ReleasedChangeSet::applies));
      return Stream.of(true, false)
          .flatMap(applies -> all.getOrDefault(applies, List.of()).stream())
          .toList();
    }
  }

  private static ReleasedChangeSet of(ChangeSet changeSet, @Nullable ExpectedChangeSet expected) {
    return new ReleasedChangeSet(
        ParsedChangelog.id(changeSet),
        Declaration.of(changeSet, LiquibaseScope.resources()),
        expected != null,
        expected == null ? null : expected.checksum(),
        DeclaredChangeSet.isRepeatable(changeSet),
        expected == null ? List.of() : expected.validChecksums(),
        RunConditions.of(changeSet));
  }

  /** Whether the content is known to be another: checksums of one algorithm that differ. */
  boolean differsFrom(ReleasedChangeSet now) {
    return checksum != null
        && now.checksum != null
        && !mutable
        && !now.mutable
        && algorithm(checksum).equals(algorithm(now.checksum))
        && !checksum.equals(now.checksum)
        && !now.validChecksums.contains(checksum);
  }

  private static String algorithm(String checksum) {
    return checksum.substring(0, Math.max(0, checksum.indexOf(':')));
  }
}
