package dev.plumbline.junit;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.snapshot.SchemaSnapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for the release before: where {@code plumbline.previous-snapshot} says, else in the
 * revision that CI or a tag names.
 *
 * @param changelog of the service
 * @param file its snapshot of this build
 * @param named {@code git:REVISION}, a file, a folder, {@code none}; or nothing
 * @param environment what CI says
 */
record PreviousReleaseSearch(
    Changelog changelog, Path file, Optional<String> named, Map<String, String> environment) {

  private static final System.Logger LOG = System.getLogger(PreviousReleaseSearch.class.getName());

  private static final String GIT = "git:";
  private static final String NONE = "none";

  private static final String HOW_TO_NAME =
      " To check it, set plumbline.previous-snapshot to git:REVISION (a tag or branch) or to a file"
          + " or folder of snapshots.";

  /**
   * Looks.
   *
   * @throws RuntimeException if what is named is not there, or cannot be read; says why
   */
  PreviousRelease find() {
    if (named.isEmpty()) {
      return found(BaseRevision.find(Git.near(folder()), environment));
    }
    String where = named.get();
    if (where.equals(NONE)) {
      return new PreviousRelease.Unknown(
          "plumbline.previous-snapshot=none; compatibility not checked.");
    }
    return where.startsWith(GIT) ? ofGit(where.substring(GIT.length())) : ofPath(Path.of(where));
  }

  private Path folder() {
    return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
  }

  private PreviousRelease found(BaseRevision.Search search) {
    if (search instanceof BaseRevision.Search.Found found) {
      return logged(ofBase(found.base()));
    }
    return search instanceof BaseRevision.Search.Shallow
        ? new PreviousRelease.Unknown(
            "This is a shallow clone, without a tag or the branch that is merged into, so the"
                + " previous release is not known; compatibility not checked. Let CI fetch the"
                + " history (GitHub Actions: fetch-depth: 0; GitLab: GIT_DEPTH: 0), or set"
                + " plumbline.previous-snapshot.")
        : new PreviousRelease.Unknown(
            "No previous release configured, and none found: no tag, no branch that CI merges"
                + " into; compatibility not checked."
                + HOW_TO_NAME);
  }

  private PreviousRelease logged(PreviousRelease release) {
    if (release instanceof PreviousRelease.Known known) {
      LOG.log(
          System.Logger.Level.INFO, "{0}: compared with {1}", changelog.service(), known.origin());
    }
    return release;
  }

  private PreviousRelease ofBase(BaseRevision base) {
    Optional<String> text = GitRevision.of(base.commit(), file).read();
    if (text.isPresent()) {
      return known(text.get(), base.origin(), base.commit());
    }
    String had = changelog.service() + " had no snapshot " + file + " in " + base.origin();
    return isNew(base.commit())
        ? new PreviousRelease.None(had + ": it is new.")
        : new PreviousRelease.Unknown(had + "; compatibility not checked." + HOW_TO_NAME);
  }

  /** Only if that is certain: the sources are in the same repository, and were not then. */
  private boolean isNew(String commit) {
    List<ChangelogSource> sources = ChangelogSource.all(changelog);
    return !sources.isEmpty() && sources.stream().allMatch(source -> source.isAbsentFrom(commit));
  }

  private PreviousRelease ofGit(String revision) {
    return GitRevision.of(revision, file)
        .read()
        .map(text -> known(text, revision, Git.near(folder()).commit(revision).orElseThrow()))
        .orElseGet(
            () ->
                new PreviousRelease.None(
                    changelog.service() + " had no snapshot " + file + " in " + revision + "."));
  }

  private PreviousRelease known(String text, String origin, String commit) {
    String source = file.getFileName() + " of " + origin;
    return new PreviousRelease.Known(
        SchemaSnapshot.parse(text, source), origin, Optional.of(commit));
  }

  private PreviousRelease ofPath(Path path) {
    Path earlier = Files.isDirectory(path) ? path.resolve(changelog.service() + ".snapshot") : path;
    return Files.isDirectory(path) && !Files.exists(earlier)
        ? new PreviousRelease.None(changelog.service() + " has no snapshot in " + path + ".")
        : new PreviousRelease.Known(
            SchemaSnapshot.read(earlier), earlier.toString(), Optional.empty());
  }
}
