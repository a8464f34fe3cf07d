package dev.plumbline.changelog;

import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.Revision.ExpectedChangeSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import liquibase.ChecksumVersion;
import liquibase.change.CheckSum;
import liquibase.changelog.ChangeSet;
import liquibase.precondition.core.PreconditionContainer;
import org.jspecify.annotations.Nullable;

/** What a changeSet's declaration says about its row in the history. */
final class DeclaredChangeSet {

  /** Nobody's: good only where every checksum is. */
  private static final CheckSum UNHEARD_OF =
      CheckSum.parse(ChecksumVersion.latest().getVersion() + ":nobodys");

  /** Up to Liquibase 4.21. */
  private static final ChecksumVersion OLDER = ChecksumVersion.V8;

  private DeclaredChangeSet() {}

  static ExpectedChangeSet expected(ChangeSet changeSet) {
    return new ExpectedChangeSet(
        ParsedChangelog.id(changeSet),
        checksum(changeSet),
        isRepeatable(changeSet),
        isOptional(changeSet),
        changeSet.getValidCheckSums().stream().map(CheckSum::toString).sorted().toList());
  }

  static boolean isRepeatable(ChangeSet changeSet) {
    return changeSet.shouldRunOnChange() || changeSet.shouldAlwaysRun();
  }

  /** Whether Liquibase may go on without it, and without a row in the history. */
  private static boolean isOptional(ChangeSet changeSet) {
    PreconditionContainer preconditions = changeSet.getPreconditions();
    return Boolean.FALSE.equals(changeSet.getFailOnError())
        || ChangeTarget.leavesNoRow(changeSet)
        || (preconditions != null
            && (preconditions.getOnFail() == PreconditionContainer.FailOption.CONTINUE
                || preconditions.getOnError() == PreconditionContainer.ErrorOption.CONTINUE));
  }

  private static @Nullable String checksum(ChangeSet changeSet) {
    CheckSum checksum = changeSet.generateCheckSum(ChecksumVersion.latest());
    // else Liquibase compares this one with a row of an older algorithm
    changeSet.clearCheckSum();
    boolean anyIsGood =
        changeSet.getValidCheckSums().contains(checksum) || changeSet.isCheckSumValid(UNHEARD_OF);
    changeSet.clearCheckSum();
    return anyIsGood ? null : checksum.toString();
  }

  /** Liquibase compares a row of the algorithm before its own with what that one makes now. */
  static Map<ChangeSetId, String> olderChecksums(
      List<ChangeSet> changeSets, List<ExpectedChangeSet> expected) {
    Map<ChangeSetId, String> older = new HashMap<>();
    for (int i = 0; i < expected.size(); i++) {
      if (expected.get(i).checksum() != null && !expected.get(i).mutable()) {
        ChangeSet changeSet = changeSets.get(i);
        older.put(expected.get(i).id(), changeSet.generateCheckSum(OLDER).toString());
        changeSet.clearCheckSum();
      }
    }
    return older;
  }
}
