package dev.plumbline.changelog;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.core.CreateProcedureChange;
import liquibase.change.core.CreateViewChange;
import liquibase.change.core.LoadDataChange;
import liquibase.change.core.SQLFileChange;
import liquibase.changelog.ChangeSet;
import liquibase.resource.Resource;
import liquibase.resource.ResourceAccessor;
import org.jspecify.annotations.Nullable;

/** Whether the texts of a changelog are in the encodings that they are read in. */
final class ChangelogEncodings {

  private ChangelogEncodings() {}

  /**
   * A text that a change reads from a file.
   *
   * @param path its path
   * @param relative whether that is relative to the changelog file
   * @param encoding as declared
   */
  private record Text(String path, boolean relative, @Nullable String encoding) {

    static Optional<Text> of(Change change) {
      if (change instanceof SQLFileChange file) {
        return of(file.getPath(), file.isRelativeToChangelogFile(), file.getEncoding());
      }
      if (change instanceof CreateProcedureChange procedure) {
        return of(
            procedure.getPath(), procedure.isRelativeToChangelogFile(), procedure.getEncoding());
      }
      if (change instanceof CreateViewChange view) {
        return of(view.getPath(), view.getRelativeToChangelogFile(), view.getEncoding());
      }
      return change instanceof LoadDataChange data
          ? of(data.getFile(), data.isRelativeToChangelogFile(), data.getEncoding())
          : Optional.empty();
    }

    private static Optional<Text> of(
        @Nullable String path, @Nullable Boolean relative, @Nullable String encoding) {
      return path == null
          ? Optional.empty()
          : Optional.of(new Text(path, Boolean.TRUE.equals(relative), encoding));
    }
  }

  /** A finding for each changelog file that is not what it is read as. XML says so by itself. */
  static List<Finding> findings(List<String> files, ChangelogResources resources) {
    List<Finding> findings = new ArrayList<>();
    for (String file : files) {
      if (ChangelogLocator.isChangelogFile(file)
          && !file.toLowerCase(Locale.ROOT).endsWith(".xml")) {
        try {
          TextEncoding.problem(resources.getExisting(file), null)
              .ifPresent(problem -> findings.add(finding(file, problem)));
        } catch (IOException e) {
          findings.add(finding(file, String.valueOf(e.getMessage())));
        }
      }
    }
    return findings;
  }

  private static Finding finding(String file, String problem) {
    return Finding.of(
        FindingCode.CHANGELOG_UNREADABLE,
        file,
        "a text in the encoding that it is read with",
        problem,
        "Liquibase would read replacement characters instead, and store them.",
        "Save the file in UTF-8, or set liquibase.fileEncoding. If its changeSets have been"
            + " applied, this changes their checksums: declare the old ones as validCheckSum.");
  }

  /** What is wrong with the texts that a changeSet reads from files. */
  static List<String> errors(ChangeSet changeSet) {
    List<String> errors = new ArrayList<>();
    List<Change> changes = new ArrayList<>(changeSet.getChanges());
    changes.addAll(changeSet.getRollback().getChanges());
    for (Change change : changes) {
      Text.of(change).flatMap(text -> error(text, changeSet)).ifPresent(errors::add);
    }
    return errors;
  }

  private static Optional<String> error(Text text, ChangeSet changeSet) {
    ResourceAccessor resources = Scope.getCurrentScope().getResourceAccessor();
    try {
      Resource file =
          text.relative()
              ? resources
                  .get(changeSet.getChangeLog().getPhysicalFilePath())
                  .resolveSibling(text.path())
              : resources.get(text.path());
      return file.exists() ? TextEncoding.problem(file, text.encoding()) : Optional.empty();
    } catch (IOException | SearchBounds.OutsideException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
