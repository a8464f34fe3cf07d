package dev.plumbline.changelog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import org.jspecify.annotations.Nullable;

/**
 * How a team writes its changelog, read from its newest file: the format, where files are, what
 * they and their changeSets are called, and how they are included.
 *
 * @param path of the file that would come next
 * @param format of the newest
 * @param names ids for new changeSets, each time from the first one on
 * @param instruction how to make the next file part of the changelog
 */
record ChangelogConventions(
    String path, ChangelogFormat format, Supplier<ChangeSetNames> names, String instruction) {

  static ChangelogConventions of(ParsedChangelog parsed, Changelog changelog, Clock clock) {
    List<ChangeSet> all = parsed.root().getChangeSets();
    String newest = ParsedChangelog.file(all.get(all.size() - 1));
    DatabaseChangeLog includer = all.get(all.size() - 1).getChangeLog().getParentChangeLog();
    String folder = newest.substring(0, newest.lastIndexOf('/') + 1);
    LocalDate today = LocalDate.now(clock);
    FileNames next =
        includer == null && newest.equals(changelog.path())
            ? new FileNames("", "", "agree-with-entities" + ending(newest))
            : FileNames.after(newest.substring(folder.length()), today);
    List<String> ids =
        all.stream()
            .filter(changeSet -> ParsedChangelog.file(changeSet).equals(newest))
            .map(changeSet -> String.valueOf(changeSet.getId()))
            .toList();
    List<String> allIds = all.stream().map(changeSet -> String.valueOf(changeSet.getId())).toList();
    return new ChangelogConventions(
        folder + next.name(),
        ChangelogFormat.of(newest),
        () -> ChangeSetNames.like(ids, allIds, next, today),
        instruction(newest, folder + next.name(), physical(includer), changelog));
  }

  private static String ending(String file) {
    return file.substring(file.lastIndexOf('.'));
  }

  private static @Nullable String physical(@Nullable DatabaseChangeLog file) {
    String path = file == null ? null : file.getPhysicalFilePath();
    return path == null ? null : DatabaseChangeLog.normalizePath(path);
  }

  private static String instruction(
      String newest, String next, @Nullable String includer, Changelog changelog) {
    String folder = next.substring(0, next.lastIndexOf('/') + 1);
    String root = Objects.requireNonNullElse(includer, changelog.path());
    if (includer == null && ChangelogFormat.of(root) == ChangelogFormat.SQL) {
      return "Append its changeSets to " + root + ", which cannot include other files.";
    }
    String text = text(root, changelog);
    if (includer != null && text.contains("includeAll")) {
      return "Copy it to " + folder + ", whose files " + root + " includes all.";
    }
    String rootFolder = root.substring(0, root.lastIndexOf('/') + 1);
    boolean relative = includer == null || !text.contains(newest);
    String file =
        relative && next.startsWith(rootFolder) ? next.substring(rootFolder.length()) : next;
    String include = ChangelogFormat.of(root).include(file, relative && !file.equals(next));
    return "Copy it to "
        + (folder + " and add to " + root)
        + (include.contains("\n") ? ":\n" + include : ": " + include);
  }

  private static String text(String file, Changelog changelog) {
    try {
      return String.join("\n", new ChangelogResources(changelog.searchPath()).lines(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + " for a second time", e);
    }
  }
}
