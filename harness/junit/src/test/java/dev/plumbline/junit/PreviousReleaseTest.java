package dev.plumbline.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.junit.BaseRevision.Search;
import dev.plumbline.schema.Schema;
import dev.plumbline.snapshot.RecordedChangeSet;
import dev.plumbline.snapshot.SchemaSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the release before is found where nobody names it, and what is read from it. */
class PreviousReleaseTest {

  private static final String SNAPSHOT = "src/main/resources/META-INF/plumbline/shop.snapshot";

  private static final String CHANGELOG = "src/main/resources/changelogs/shop/changelog.sql";

  private final Path temporary;
  private final Path repository;

  PreviousReleaseTest(@TempDir Path temporary) throws IOException {
    this.temporary = temporary;
    repository = Files.createDirectory(temporary.resolve("repository"));
  }

  @BeforeEach
  void initialize() throws IOException, InterruptedException {
    git("init", "--quiet", "--initial-branch=main");
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "git",
                "-c",
                "user.name=ana",
                "-c",
                "user.email=ana@example.com",
                "-c",
                "protocol.file.allow=always"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(repository.toFile()).inheritIO();
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    assertThat(builder.start().waitFor()).as(String.join(" ", command)).isZero();
  }

  private void commit(String message) throws IOException, InterruptedException {
    git("commit", "--quiet", "--allow-empty", "--message", message);
  }

  private String origin(Map<String, String> environment) {
    return origin(repository, environment);
  }

  private static String origin(Path folder, Map<String, String> environment) {
    return BaseRevision.find(Git.near(folder), environment) instanceof Search.Found found
        ? found.base().origin().replaceFirst("^[0-9a-f]{10},", "COMMIT,")
        : "";
  }

  private String hash(String revision) {
    return new Git(repository).commit(revision).orElseThrow();
  }

  private String base(Map<String, String> environment) {
    return BaseRevision.find(new Git(repository), environment) instanceof Search.Found found
        ? found.base().commit()
        : "";
  }

  @Test
  void theLastTagBeforeThisCommit() throws IOException, InterruptedException {
    commit("first");
    git("tag", "v1");
    commit("second");

    assertThat(origin(Map.of())).isEqualTo("v1, the last tag");
    git("tag", "nightly");
    assertThat(origin(Map.of())).as("no release").isEqualTo("v1, the last tag");
    git("tag", "--annotate", "--message", "second release", "v2");
    assertThat(origin(Map.of())).as("the release being made").isEqualTo("v1, the last tag");
    commit("third");
    assertThat(origin(Map.of())).isEqualTo("v2, the last tag");
    assertThat(base(Map.of())).isEqualTo(hash("v2^{commit}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GITHUB_BASE_REF",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
        "CHANGE_TARGET",
        "BITBUCKET_PR_DESTINATION_BRANCH",
        "SYSTEM_PULLREQUEST_TARGETBRANCH",
        "BUILDKITE_PULL_REQUEST_BASE_BRANCH"
      })
  void whereTheBranchOfCiAndThisOneParted(String variable)
      throws IOException, InterruptedException {
    commit("first");
    git("tag", "v1");
    commit("second");
    String parting = hash("HEAD");
    git("checkout", "--quiet", "-b", "work");
    commit("mine");
    git("checkout", "--quiet", "main");
    commit("theirs");
    git("checkout", "--quiet", "work");

    assertThat(base(Map.of(variable, "main"))).isEqualTo(parting);
    assertThat(base(Map.of(variable, "refs/heads/main"))).isEqualTo(parting);
    assertThat(origin(Map.of(variable, "main"))).isEqualTo("COMMIT, of main");
    assertThat(origin(Map.of(variable, ""))).as("no request").isEqualTo("v1, the last tag");
    assertThat(origin(Map.of(variable, "gone"))).isEqualTo("v1, the last tag");
  }

  @Test
  void theRemoteBranchIsNewerThanTheLocalOne() throws IOException, InterruptedException {
    commit("first");
    commit("second");
    git("update-ref", "refs/remotes/origin/main", "HEAD");
    git("branch", "--force", "elsewhere", "HEAD^");
    git("checkout", "--quiet", "-b", "work");
    git("branch", "--force", "main", "HEAD^");

    assertThat(origin(Map.of("GITHUB_BASE_REF", "main"))).isEqualTo("COMMIT, of origin/main");
    assertThat(base(Map.of("GITHUB_BASE_REF", "main"))).isEqualTo(hash("HEAD"));
  }

  @Test
  void theCommitThatGitLabNames() throws IOException, InterruptedException {
    commit("first");
    String first = hash("HEAD");
    commit("second");
    Map<String, String> environment =
        Map.of(
            "CI_MERGE_REQUEST_DIFF_BASE_SHA", first, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main");

    assertThat(base(environment)).isEqualTo(first);
    assertThat(origin(environment)).isEqualTo("COMMIT, the base of the request");
  }

  @Test
  void aShallowCloneIsToldApart() throws IOException, InterruptedException {
    commit("first");
    git("tag", "v1");
    commit("second");
    git("clone", "--quiet", "--depth=1", "--no-tags", "file://" + repository, "../shallow");
    Path shallow = temporary.resolve("shallow");

    assertThat(BaseRevision.find(Git.near(shallow), Map.of())).isEqualTo(new Search.Shallow());
    assertThat(search(shallow, Optional.empty()))
        .isInstanceOfSatisfying(
            PreviousRelease.Unknown.class,
            unknown -> assertThat(unknown.reason()).contains("shallow clone", "fetch-depth: 0"));
  }

  @Test
  void withoutATagARepositoryOrACommitNobodyKnows() throws IOException, InterruptedException {
    assertThat(BaseRevision.find(Git.near(temporary), Map.of())).isEqualTo(new Search.Unknown());
    assertThat(BaseRevision.find(Git.near(repository), Map.of())).isEqualTo(new Search.Unknown());
    commit("first");
    git("tag", "v1");
    assertThat(BaseRevision.find(Git.near(repository), Map.of()))
        .as("the first release, being made")
        .isEqualTo(new Search.Unknown());
    assertThat(search(repository, Optional.empty()))
        .isInstanceOfSatisfying(
            PreviousRelease.Unknown.class,
            unknown ->
                assertThat(unknown.reason())
                    .startsWith("No previous release configured, and none found")
                    .contains("git:REVISION"));
  }

  private static PreviousRelease search(Path root, Optional<String> named) throws IOException {
    Path changelog = root.resolve(CHANGELOG);
    Files.createDirectories(changelog.getParent());
    if (!Files.exists(changelog)) {
      Files.writeString(changelog, "--liquibase formatted sql\n--changeset a:1\nselect 1;\n");
    }
    Path resources = root.resolve("src/main/resources");
    return new PreviousReleaseSearch(
            Changelog.locate("shop", SearchPath.of(resources)),
            root.resolve(SNAPSHOT),
            named,
            Map.of())
        .find();
  }

  private void write(String file, String text) throws IOException {
    Path path = repository.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void aServiceThatTheBaseDidNotHaveIsNew() throws IOException, InterruptedException {
    commit("first");
    git("tag", "v1");
    commit("second");

    assertThat(search(repository, Optional.empty()))
        .isInstanceOfSatisfying(
            PreviousRelease.None.class,
            none -> assertThat(none.reason()).endsWith(" in v1, the last tag: it is new."));
  }

  /** Its rows are those of released tables, whether or not anybody had written a snapshot. */
  @Test
  void aServiceThatOnlyHadNoSnapshotIsNotNew() throws IOException, InterruptedException {
    write(CHANGELOG, "--liquibase formatted sql\n--changeset a:1\nselect 1;\n");
    git("add", ".");
    commit("first");
    git("tag", "v1");
    commit("second");

    assertThat(search(repository, Optional.empty()))
        .isInstanceOfSatisfying(
            PreviousRelease.Unknown.class,
            unknown -> assertThat(unknown.reason()).contains("had no snapshot", "v1"));
  }

  @Test
  void theSnapshotOfTheBaseIsRead() throws IOException, InterruptedException {
    SchemaSnapshot made =
        new SchemaSnapshot("shop", "", "", "", List.of(), Schema.empty(), List.of());
    write(SNAPSHOT, made.toText());
    git("add", ".");
    commit("first");
    git("tag", "v1");
    write(SNAPSHOT, "something else");
    git("add", ".");
    commit("second");

    assertThat(search(repository, Optional.empty()))
        .isInstanceOfSatisfying(
            PreviousRelease.Known.class,
            known -> {
              assertThat(known.origin()).isEqualTo("v1, the last tag");
              assertThat(known.snapshot()).isEqualTo(made);
              assertThat(known.commit()).contains(hash("v1"));
            });
    assertThat(search(repository, Optional.of("none")))
        .isEqualTo(
            new PreviousRelease.Unknown(
                "plumbline.previous-snapshot=none; compatibility not checked."));
  }

  private void release(String changelog) throws IOException, InterruptedException {
    write(CHANGELOG, changelog);
    write(
        SNAPSHOT,
        new SchemaSnapshot(
                "shop",
                "",
                "",
                "",
                List.of(
                    new RecordedChangeSet("changelogs/shop/changelog.sql", "1", "a", null, false)),
                Schema.empty(),
                List.of())
            .toText());
    git("add", ".");
    commit("release");
    git("tag", "v1");
    commit("second");
  }

  private Findings changesOfReleased() throws IOException {
    Changelog changelog =
        Changelog.locate("shop", SearchPath.of(repository.resolve("src/main/resources")));
    PreviousRelease.Known known = (PreviousRelease.Known) search(repository, Optional.empty());
    return known.history(changelog).compare(changelog);
  }

  /** The snapshot does not record contexts; the changelog of the tag has them. */
  @Test
  void releasedChangeSetsAreReadFromTheRevision() throws IOException, InterruptedException {
    String released = "--liquibase formatted sql\n--changeset a:1 context:demo\nselect 1;\n";
    release(released);
    assertThat(changesOfReleased()).isEmpty();

    write(CHANGELOG, released.replace("context:demo", "context:prod"));

    assertThat(changesOfReleased())
        .extracting(Finding::code, Finding::expected)
        .containsExactly(tuple(FindingCode.RELEASED_CHANGESET_EDITED, "context demo"));
    assertThat(new Git(repository).run("status", "--porcelain").text())
        .as("the index is left alone")
        .isEqualTo(" M " + CHANGELOG + "\n");
  }

  @Test
  void aRevisionWhoseChangelogCannotBeReadHasItsSnapshot()
      throws IOException, InterruptedException {
    release("--liquibase formatted sql\n--include nothing\n");
    write(CHANGELOG, "--liquibase formatted sql\n--changeset a:2\nselect 1;\n");

    assertThat(changesOfReleased())
        .extracting(Finding::code)
        .containsExactly(FindingCode.RELEASED_CHANGESET_REMOVED);
  }
}
