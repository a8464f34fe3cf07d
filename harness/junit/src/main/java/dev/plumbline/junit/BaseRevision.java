package dev.plumbline.junit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The revision that the next release is compared with where nobody names one.
 *
 * @param commit its hash
 * @param origin what it is, for people: {@code v1.4.0, the last tag}
 */
record BaseRevision(String commit, String origin) {

  /** How CI servers call the commit from which a merge request has been made. */
  private static final String BASE_COMMIT = "CI_MERGE_REQUEST_DIFF_BASE_SHA";

  /** How CI servers call the branch that a pull request is to be merged into. */
  private static final List<String> BASE_BRANCHES =
      List.of(
          "GITHUB_BASE_REF",
          "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
          "CHANGE_TARGET",
          "BITBUCKET_PR_DESTINATION_BRANCH",
          "SYSTEM_PULLREQUEST_TARGETBRANCH",
          "BUILDKITE_PULL_REQUEST_BASE_BRANCH");

  /** The full name, as Azure Pipelines has it. */
  private static final String BRANCH_REF = "refs/heads/";

  /** Tags of releases have a number; others mark what is deployed, or last night's build. */
  private static final String WITH_NUMBER = "*[0-9]*";

  /** Where it was found, or why it was not. */
  sealed interface Search {
    /** It is there. */
    record Found(BaseRevision base) implements Search {}

    /** It may be there, but was not fetched. */
    record Shallow() implements Search {}

    /** Nobody knows of one. */
    record Unknown() implements Search {}
  }

  /**
   * Where the branch that CI merges into and this one parted, else the last tag before this commit.
   *
   * @param environment what CI says
   */
  static Search find(Git git, Map<String, String> environment) {
    if (!git.hasCommit()) {
      return new Search.Unknown();
    }
    Optional<BaseRevision> found =
        ofMergeRequest(git, environment)
            .or(() -> ofBranch(git, environment))
            .or(() -> lastTag(git));
    if (found.isPresent()) {
      return new Search.Found(found.get());
    }
    boolean isShallow =
        git.run("rev-parse", "--is-shallow-repository").line().filter("true"::equals).isPresent();
    return isShallow ? new Search.Shallow() : new Search.Unknown();
  }

  private static Optional<BaseRevision> ofMergeRequest(Git git, Map<String, String> environment) {
    return Optional.ofNullable(environment.get(BASE_COMMIT))
        .flatMap(git::commit)
        .map(commit -> new BaseRevision(commit, abbreviated(commit) + ", the base of the request"));
  }

  private static Optional<BaseRevision> ofBranch(Git git, Map<String, String> environment) {
    return BASE_BRANCHES.stream()
        .flatMap(variable -> Stream.ofNullable(environment.get(variable)))
        .filter(branch -> !branch.isBlank())
        .map(
            branch ->
                branch.startsWith(BRANCH_REF) ? branch.substring(BRANCH_REF.length()) : branch)
        .flatMap(branch -> Stream.of("origin/" + branch, branch))
        .map(branch -> parting(git, branch))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<BaseRevision> parting(Git git, String branch) {
    return git.commit(branch)
        .flatMap(tip -> git.run("merge-base", "HEAD", tip).line())
        .map(commit -> new BaseRevision(commit, abbreviated(commit) + ", of " + branch));
  }

  /** Not the tag of this very commit, which is the release that is being made. */
  private static Optional<BaseRevision> lastTag(Git git) {
    boolean isTagged =
        git.run("describe", "--tags", "--exact-match", "--match", WITH_NUMBER, "HEAD").status()
            == 0;
    return git.run(
            "describe", "--tags", "--abbrev=0", "--match", WITH_NUMBER, isTagged ? "HEAD^" : "HEAD")
        .line()
        .flatMap(
            tag ->
                git.commit("refs/tags/" + tag)
                    .map(commit -> new BaseRevision(commit, tag + ", the last tag")));
  }

  private static String abbreviated(String commit) {
    return commit.substring(0, Math.min(commit.length(), 10));
  }
}
