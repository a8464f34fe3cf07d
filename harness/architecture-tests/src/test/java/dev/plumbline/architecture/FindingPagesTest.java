package dev.plumbline.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.finding.FindingCode;
import dev.plumbline.judgement.Examination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every finding code has a page in {@code docs/findings} that says what the code says, and is found
 * in some test's fixture.
 */
class FindingPagesTest {

  private static final Path ROOT = Path.of("../..");
  private static final Path PAGES = ROOT.resolve("docs/findings");
  private static final Pattern HEADING = Pattern.compile("^## (.+)$", Pattern.MULTILINE);
  private static final Pattern FOUND =
      Pattern.compile("^(?:ERROR|WARNING|NOTE) ([A-Z_]+) {2}", Pattern.MULTILINE);

  private static String read(Path file) throws IOException {
    return Files.readString(file, UTF_8);
  }

  private static String page(FindingCode code) throws IOException {
    return read(ROOT.resolve(code.page()));
  }

  /** A section's text as a finding would say it: in one line, without marks for code. */
  private static String section(FindingCode code, String heading) throws IOException {
    return page(code)
        .split("\n## " + heading + "\n", -1)[1]
        .split("\n## ", -1)[0]
        .replace("`", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).toList();
  }

  @Test
  void thereIsAPageForEachCodeAndNoOther() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(pages)
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      Stream.of(PAGES.resolve("README.md")),
                      Arrays.stream(FindingCode.values()).map(code -> ROOT.resolve(code.page())))
                  .toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void thePageSaysEverything(FindingCode code) throws IOException {
    String page = page(code);

    assertThat(page)
        .startsWith("# " + code + "\n\nSeverity: " + code.severity())
        .containsPattern("Severity: [A-Z]+(?: \\(.+\\))?\n\n## What\n");
    assertThat(all(HEADING, page))
        .containsExactly("What", "Why it matters", "Bad", "Good", "Fix", "Accept");
    assertThat(page.split("\n## .+\n", -1)).allSatisfy(section -> assertThat(section).isNotBlank());
  }

  @ParameterizedTest
  @EnumSource
  void thePageSaysWhatFindingsSay(FindingCode code) throws IOException {
    assertThat(section(code, "Why it matters")).startsWith(code.consequence());
    assertThat(section(code, "Fix")).startsWith(code.fix());
  }

  @ParameterizedTest
  @EnumSource
  void thePageSaysHowToAcceptWhatCanBeAccepted(FindingCode code) throws IOException {
    String accept = page(code).split("\n## Accept\n", -1)[1];

    if (Arrays.stream(Examination.values()).anyMatch(examination -> examination.finds(code))) {
      assertThat(accept).contains("code = FindingCode." + code, "\naccept " + code + " ");
    } else {
      assertThat(accept).contains("cannot be accepted");
    }
  }

  /** As every test of findings writes them: in full, into a file of that name. */
  @Test
  void everyCodeIsFoundInSomeFixture() throws IOException {
    Set<FindingCode> missing = EnumSet.allOf(FindingCode.class);
    for (Path expected : fixtures()) {
      all(FOUND, read(expected)).forEach(code -> missing.remove(FindingCode.valueOf(code)));
    }

    assertThat(missing).as("codes in no expected.txt below harness/*/src/test/resources").isEmpty();
  }

  @Test
  void theFixtureThatAPageShowsHasTheFinding() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (FindingCode code : FindingCode.values()) {
      Matcher link = Pattern.compile("\\(([^)]+/expected\\.txt)\\)").matcher(page(code));
      if (!link.find() || !all(FOUND, read(PAGES.resolve(link.group(1)))).contains(code.name())) {
        wrong.add(code.name());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theIndexListsEveryCodeWithItsSeverityInOrder() throws IOException {
    assertThat(
            all(
                Pattern.compile(
                    "^\\| (\\[[A-Z_]+]\\([A-Z_]+\\.md\\) \\| [A-Z]+) \\|", Pattern.MULTILINE),
                read(PAGES.resolve("README.md"))))
        .containsExactlyElementsOf(
            Arrays.stream(FindingCode.values())
                .map(code -> "[" + code + "](" + code + ".md) | " + code.severity())
                .toList());
  }

  private static List<Path> fixtures() throws IOException {
    List<Path> fixtures = new ArrayList<>();
    try (Stream<Path> modules = Files.list(ROOT.resolve("harness"))) {
      for (Path module : modules.toList()) {
        Path resources = module.resolve("src/test/resources");
        if (Files.isDirectory(resources)) {
          try (Stream<Path> files = Files.walk(resources)) {
            files.filter(file -> file.endsWith("expected.txt")).forEach(fixtures::add);
          }
        }
      }
    }
    return fixtures;
  }
}
