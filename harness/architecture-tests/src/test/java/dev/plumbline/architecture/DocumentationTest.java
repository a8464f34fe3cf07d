package dev.plumbline.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.regex.Pattern.MULTILINE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documentation shows exists, and what it links to, too. */
class DocumentationTest {

  private static final Path ROOT = Path.of("../..");
  private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]*)(?:#([^)]*))?\\)");
  private static final Pattern BLOCK = Pattern.compile("^```.*?^```", Pattern.DOTALL | MULTILINE);
  private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", MULTILINE);

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(files(ROOT.resolve("docs"), ".md"));
    pages.add(ROOT.resolve("README.md"));
    pages.add(ROOT.resolve("CONTRIBUTING.md"));
    return pages;
  }

  /** White space aside. */
  private static String words(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  @Test
  void javaExamplesAreTakenFromCodeThatIsRun() throws IOException {
    StringBuilder sources = new StringBuilder();
    for (String folder :
        List.of(
            "docs/examples",
            "harness/quarkus-tests/src/test/java",
            "service-fixtures/src/test/java",
            "service-fixtures/orders-service/src/test/java")) {
      for (Path source : files(ROOT.resolve(folder), ".java")) {
        sources.append(words(Files.readString(source, UTF_8))).append('\n');
      }
    }
    List<String> invented = new ArrayList<>();
    int examples = 0;
    for (Path page : pages()) {
      Matcher block = JAVA_BLOCK.matcher(Files.readString(page, UTF_8));
      while (block.find()) {
        examples++;
        if (sources.indexOf(words(block.group(1))) < 0) {
          invented.add(page + ":\n" + block.group(1));
        }
      }
    }
    assertThat(invented).isEmpty();
    assertThat(examples).isGreaterThan(3);
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Files.readString(page, UTF_8));
      while (link.find()) {
        Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
        if (!Files.exists(target)
            || (link.group(2) != null && !anchors(target).contains(link.group(2)))) {
          broken.add(page + " → " + link.group());
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  /** What GitHub makes of the headings: no punctuation, and hyphens for blanks. */
  private static List<String> anchors(Path page) throws IOException {
    return HEADING
        .matcher(BLOCK.matcher(Files.readString(page, UTF_8)).replaceAll(""))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
        .toList();
  }
}
