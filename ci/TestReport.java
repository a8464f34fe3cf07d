import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * What the last {@code mvn verify} did not run, and why, and what took longest: {@code java
 * ci/TestReport.java EXPECTED} in the repository's root. EXPECTED has a regular expression a line, one
 * for each reason for which a test may be skipped; lines that begin with # are comments. Exits with 1
 * if a test was skipped for any other reason, or if there are no reports.
 */
class TestReport {

  private static final int SLOWEST = 10;

  private record TestClass(String name, double seconds) {}

  private final List<TestClass> classes = new ArrayList<>();
  private final Map<String, List<String>> skipped = new TreeMap<>();
  private int tests;

  public static void main(String[] arguments) throws Exception {
    TestReport report = new TestReport();
    for (Path file : reports(Path.of(""))) {
      report.read(file);
    }
    System.exit(report.print(expected(Path.of(arguments[0]))) ? 0 : 1);
  }

  private static List<Path> reports(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
          .filter(file -> file.toString().matches(".*target.(surefire|failsafe)-reports.*"))
          .filter(file -> !file.startsWith("docs"))
          .sorted()
          .toList();
    }
  }

  private static List<Pattern> expected(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Pattern::compile)
        .toList();
  }

  private void read(Path file) throws Exception {
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getDocumentElement();
    classes.add(
        new TestClass(
            suite.getAttribute("name"), Double.parseDouble(suite.getAttribute("time"))));
    tests += Integer.parseInt(suite.getAttribute("tests"));
    NodeList reasons = suite.getElementsByTagName("skipped");
    for (int i = 0; i < reasons.getLength(); i++) {
      Element reason = (Element) reasons.item(i);
      Element test = (Element) reason.getParentNode();
      skipped
          .computeIfAbsent(inWords(reason), words -> new ArrayList<>())
          .add(test.getAttribute("classname") + "." + test.getAttribute("name"));
    }
  }

  /** The message, or what the aborted test has printed up to its stack trace. */
  private static String inWords(Element reason) {
    String message = reason.getAttribute("message");
    String words = message.isBlank() ? reason.getTextContent().split("\n\\s+at ", 2)[0] : message;
    return words.replaceFirst("^[\\w.]+Exception: ", "").strip().replaceAll("\\s+", " ");
  }

  private boolean print(List<Pattern> expected) {
    if (classes.isEmpty()) {
      System.out.println("No reports of tests below " + Path.of("").toAbsolutePath());
      return false;
    }
    System.out.printf("%nThe %d slowest test classes:%n", SLOWEST);
    classes.stream()
        .sorted(Comparator.comparingDouble(TestClass::seconds).reversed())
        .limit(SLOWEST)
        .forEach(slow -> System.out.printf("%8.1f s  %s%n", slow.seconds(), slow.name()));
    int all = skipped.values().stream().mapToInt(List::size).sum();
    System.out.printf("%n%d tests in %d classes, %d skipped%n", tests, classes.size(), all);
    List<String> unexpected = new ArrayList<>();
    skipped.forEach(
        (reason, names) -> {
          System.out.println("  " + reason);
          names.forEach(name -> System.out.println("    " + name));
          if (expected.stream().noneMatch(pattern -> pattern.matcher(reason).find())) {
            unexpected.add(reason);
          }
        });
    unexpected.forEach(
        reason -> System.out.println("Skipped for a reason that is not expected: " + reason));
    return unexpected.isEmpty();
  }
}
