package dev.plumbline.junit;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import dev.plumbline.migrator.SuggestedChangelog;
import dev.plumbline.repair.Repairs;
import dev.plumbline.repair.Unrepaired;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is said below the findings of parity: which changeSets put them right, whether that was
 * proven, and what is left to the reader.
 */
final class SuggestedFix {

  private static final System.Logger LOG = System.getLogger(SuggestedFix.class.getName());

  private final ServiceUnderTest service;
  private final Path folder;

  SuggestedFix(ServiceUnderTest service, Path folder) {
    this.service = service;
    this.folder = folder;
  }

  /**
   * Finds, proves and writes the changeSets for those findings.
   *
   * @return for people; never fails, because the findings matter more
   */
  String of(Findings findings) {
    try {
      return text(FixProof.of(service, findings), findings);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "No fix could be worked out", e);
      return "No fix could be worked out: " + e.getMessage() + "\n";
    }
  }

  private String text(FixProof proof, Findings findings) {
    StringBuilder text = new StringBuilder();
    SuggestedChangelog suggested = proof.suggested();
    if (suggested != null) {
      text.append("Suggested changeSets: ").append(written(suggested)).append('\n');
      text.append(indented(verdict(proof, findings)));
      text.append(indented(suggested.instruction()));
    }
    List<Unrepaired> left = proof.repairs().unrepaired();
    if (!left.isEmpty()) {
      text.append(suggested == null ? "No changeSet puts this right:\n" : "Not in it:\n");
      for (Unrepaired one : left) {
        Finding finding = one.finding();
        text.append(indented(finding.code() + "  " + finding.subject() + "\n  " + one.reason()));
      }
    }
    return text.toString();
  }

  private static String verdict(FixProof proof, Findings findings) {
    Repairs repairs = proof.repairs();
    String problem = proof.problem();
    if (problem != null) {
      return "NOT PROVEN: " + problem;
    }
    return "Proven on a copy of the migrated database: "
        + repairs.findings().size()
        + " of "
        + findings.size()
        + " findings are gone, no new one is there, and its rollback restores the schema. The copy"
        + " has no rows of yours: read the comments first.";
  }

  private String written(SuggestedChangelog suggested) {
    Path file = folder.resolve(service.specification().service()).resolve(suggested.fileName());
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, suggested.text());
      return file.toString();
    } catch (IOException e) {
      return "(cannot be written to " + file + ": " + e + ")\n" + suggested.text();
    }
  }

  private static String indented(String text) {
    return "  " + text.replace("\n", "\n  ") + "\n";
  }
}
