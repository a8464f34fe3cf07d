package dev.plumbline.benchmarks.hazards;

import dev.plumbline.benchmarks.hazards.Form.Format;
import dev.plumbline.benchmarks.hazards.Form.Kind;
import dev.plumbline.benchmarks.hazards.Hazard.Judge;
import dev.plumbline.benchmarks.report.Run;
import dev.plumbline.benchmarks.report.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Linters beside Plumbline. They get the SQL of each form's last changeSet, each in a file of its
 * own, and are told the server's version. Whoever reports anything of it, reports the form; rules
 * about timeouts do not count, and those of style only where a new object is what it is about.
 */
final class LinterScores {

  private static final Pattern TIMEOUT = Pattern.compile("require-.*timeout.*");
  private static final Pattern STYLE = Pattern.compile("prefer-.*|ban-char-field");

  private static final String WHERE = "plumbline.bench.linters";

  private final Run run;
  private final Map<Path, Linted> files = new LinkedHashMap<>();
  private final Map<Tallied, Integer> reported = new LinkedHashMap<>();
  private final StringBuilder details = new StringBuilder();

  private record Linted(Hazard hazard, Form form) {}

  private record Tallied(String caseName, String subject) {}

  LinterScores(Run run, List<Hazard> all) throws IOException {
    this.run = run;
    Path folder = Files.createDirectories(run.folder().resolve("linted"));
    for (Hazard hazard : all) {
      for (Form form : hazard.forms()) {
        if (form.format() == Format.SQL && hazard.judge() != Judge.NOBODY) {
          String name = hazard.name() + "-" + form.kind().name().toLowerCase(Locale.ROOT);
          Path file = folder.resolve(name + ".sql");
          Files.writeString(file, form.last().text() + "\n");
          files.put(file, new Linted(hazard, form));
        }
      }
    }
  }

  /** Counts what Plumbline has found on the newest version, and what they find. */
  void beside(List<Verdict> verdicts) throws IOException, InterruptedException {
    for (Verdict verdict : verdicts) {
      if (verdict.form().format() == Format.SQL) {
        count("Plumbline", verdict.hazard(), verdict.form(), verdict.isWarnedOf());
      }
    }
    Optional<Path> npm = NodePackages.npm();
    if (npm.isEmpty()) {
      run.leaveOut("linters", "there is no npm on the path to install them with");
    } else {
      Path folder = Path.of(System.getProperty(WHERE, run.folder().resolve("linters").toString()));
      for (Linter linter : NodePackages.linters(npm.get(), folder)) {
        run.attempt(linter.name(), () -> measure(linter));
      }
      run.attach("hazards-linters.txt", details.toString());
    }
    report();
  }

  private void measure(Linter linter) throws IOException, InterruptedException {
    Map<Path, Set<String>> rules = new HashMap<>(linter.lint(files(true), true));
    rules.putAll(linter.lint(files(false), false));
    files.forEach(
        (file, linted) -> {
          boolean read = rules.containsKey(file);
          Set<String> counted = counted(rules.getOrDefault(file, Set.of()), linted.hazard());
          count(linter.name(), linted.hazard(), linted.form(), !counted.isEmpty());
          details.append(
              "%s %s %s%n"
                  .formatted(linter.name(), file.getFileName(), read ? counted : "cannot be read"));
        });
    run.samples("files that a linter cannot read", linter.name(), Unit.COUNT)
        .add(files.size() - rules.size());
  }

  private List<Path> files(boolean inTransaction) {
    List<Path> some = new ArrayList<>();
    files.forEach(
        (file, linted) -> {
          if (linted.form().last().inTransaction() == inTransaction) {
            some.add(file);
          }
        });
    return some;
  }

  private static Set<String> counted(Set<String> rules, Hazard hazard) {
    Set<String> counted = new TreeSet<>(rules);
    boolean isOfStyle = hazard.group().equals(Hazard.NEW_OBJECTS);
    counted.removeIf(
        rule -> TIMEOUT.matcher(rule).matches() || (!isOfStyle && STYLE.matcher(rule).matches()));
    return counted;
  }

  private void count(String subject, Hazard hazard, Form form, boolean isReported) {
    String of = hazard.group().equals(Hazard.NEW_OBJECTS) ? "of new objects" : "of other hazards";
    String kind = form.kind() == Kind.BAD ? "bad" : "safe";
    Tallied key = new Tallied("beside linters: " + kind + " forms " + of + ", reported", subject);
    reported.merge(key, isReported ? 1 : 0, Integer::sum);
  }

  private void report() {
    reported.forEach(
        (key, number) -> run.samples(key.caseName(), key.subject(), Unit.COUNT).add(number));
  }
}
