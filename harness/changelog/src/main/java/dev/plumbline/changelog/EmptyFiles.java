package dev.plumbline.changelog;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;

/**
 * Changelog files that were included, but declare no changeSet and include no file that does. A
 * file of nothing but properties or preconditions is none of them: it does what it is for. So does
 * one of changeSets for other databases, which Liquibase keeps apart.
 */
final class EmptyFiles {

  private EmptyFiles() {}

  /** A finding for each of the files that a changelog was read from. */
  static Findings findings(
      DatabaseChangeLog root, ChangelogResources resources, List<String> files) {
    Set<String> useful = useful(root);
    return Findings.of(
        files.stream()
            .filter(ChangelogLocator::isChangelogFile)
            .filter(file -> !useful.contains(DatabaseChangeLog.normalizePath(file)))
            .filter(file -> !SharedDeclarations.isIn(file, resources))
            .map(EmptyFiles::declaresNothing)
            .toArray(Finding[]::new));
  }

  /** Those with a changeSet, and those that lead to one. */
  private static Set<String> useful(DatabaseChangeLog root) {
    List<ChangeSet> declared = new ArrayList<>(root.getChangeSets());
    declared.addAll(root.getSkippedChangeSets());
    Set<String> useful = new HashSet<>();
    for (ChangeSet changeSet : declared) {
      DatabaseChangeLog declaredIn = changeSet.getChangeLog();
      while (declaredIn != null) {
        useful.add(DatabaseChangeLog.normalizePath(declaredIn.getPhysicalFilePath()));
        declaredIn = declaredIn.getParentChangeLog();
      }
    }
    return useful;
  }

  private static Finding declaresNothing(String file) {
    return Finding.of(
            FindingCode.CHANGELOG_EMPTY,
            file,
            "at least one changeSet, or an include of a file that has one",
            "none")
        .withConsequence("It looks like a migration, but what it was written for never happens.");
  }
}
