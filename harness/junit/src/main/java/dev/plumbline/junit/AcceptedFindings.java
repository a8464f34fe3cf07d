package dev.plumbline.junit;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import dev.plumbline.judgement.Acceptance;
import dev.plumbline.judgement.Judgement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * What {@code plumbline.accept=all} does: a service that has findings when Plumbline is introduced
 * gets them written into its judgement file, and goes on from there.
 *
 * @param file the judgement file among the test's sources, whether it exists or not
 * @param all whether whatever is found is accepted
 */
record AcceptedFindings(Path file, boolean all) {

  private static final System.Logger LOG = System.getLogger(AcceptedFindings.class.getName());

  static AcceptedFindings of(String service, Class<?> testClass, RunOptions options) {
    Path folder =
        options
            .judgements()
            .orElseGet(() -> SourceModule.of(testClass).resolve("src/test/resources/plumbline"));
    return new AcceptedFindings(folder.resolve(service + ".judgement"), options.acceptAll());
  }

  /**
   * Accepts what can be accepted, if the run was told to.
   *
   * @return the others
   */
  Findings rest(Findings offending) {
    List<Finding> accepted =
        all
            ? offending.stream().filter(one -> Acceptance.isPossible(one.code())).toList()
            : List.of();
    if (accepted.isEmpty()) {
      return offending;
    }
    accept(accepted);
    return Findings.of(offending.stream().filter(one -> !accepted.contains(one)).toList());
  }

  private void accept(List<Finding> findings) {
    synchronized (AcceptedFindings.class) { // tests of a service may run at the same time
      try {
        String before = Files.exists(file) ? Files.readString(file) : "";
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
            file,
            Judgement.accepting(
                before, file.toString(), findings, LocalDate.now(ZoneId.systemDefault())));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot write the judgement file " + file, e);
      }
    }
    LOG.log(
        System.Logger.Level.WARNING,
        "Accepted {0} findings in {1}, because plumbline.accept=all. Run the tests again without"
            + " it.",
        findings.size(),
        file);
  }
}
