package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.PlumblineJar.Result;
import dev.plumbline.verification.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/guide/cli.md} tells the truth. */
class GuideIT {

  private final String guide;

  GuideIT() throws Exception {
    guide = Files.readString(PlumblineJar.root().resolve("docs/guide/cli.md"));
  }

  @Test
  void itsExitCodesAreThese() {
    for (ExitCode exitCode : ExitCode.values()) {
      assertThat(guide).contains("| " + exitCode.code() + " | " + exitCode.meaning() + " |\n");
    }
  }

  @Test
  void itsOptionsExistAndNoneIsLeftOut() throws Exception {
    PlumblineJar jar = PlumblineJar.inRepository();
    StringBuilder help = new StringBuilder();
    Matcher command = Pattern.compile("(?m)^  ([a-z]+) {2,}[A-Z]").matcher(jar.run("--help").out());
    while (command.find()) {
      help.append(jar.run(command.group(1), "--help").out());
      assertThat(guide).contains("`" + command.group(1));
    }
    String ours =
        guide.lines().filter(line -> !line.startsWith("docker ")).collect(Collectors.joining("\n"));

    assertThat(options(ours)).isSubsetOf(options(help.toString()));
    assertThat(options(help.toString()))
        .filteredOn(option -> !option.equals("--help") && !option.equals("--version"))
        .isSubsetOf(options(ours));
  }

  private static Iterable<String> options(String text) {
    return Pattern.compile("--[a-z][a-z-]+")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .toList();
  }

  @Test
  void itsExampleRunsAsPrinted(@TempDir Path dir) throws Exception {
    Path file = dir.resolve("changelogs/shop/changelog.sql");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        --liquibase formatted sql
        --changeset mira:1
        create table loaves (id int);
        --changeset mira:2
        create table crumbs (id int);
        """);
    Result result =
        PlumblineJar.inRepository().in(dir).with(PlumblineJar.newDatabase()).run("migrate", "shop");

    String printed = guide.substring(guide.indexOf("shop: migrating"));
    assertThat(timeless(result.out()))
        .isEqualTo(timeless(printed.substring(0, printed.indexOf("```"))));
  }

  /** Without what differs from run to run. */
  private static String timeless(String output) {
    return output
        .replaceAll("migrating \\S+ as \\S+", "migrating")
        .replaceAll("[0-9.]+ m?s\\b", "time");
  }
}
