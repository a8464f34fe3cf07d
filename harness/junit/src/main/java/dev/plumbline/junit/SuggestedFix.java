package dev.plumbline.junit;

import dev.plumbline.finding.Findings;
import dev.plumbline.hibernate.Entities;
import dev.plumbline.judgement.Judgement;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.parity.MappingParity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What is said below the findings of parity: which changeSets put them right, whether that was
 * proven, and what is left to the reader.
 */
final class SuggestedFix {

  private static final System.Logger LOG = System.getLogger(SuggestedFix.class.getName());

  private static final String NOTE = "fix";

  /** Whose code judges, repairs, migrates and suggests. */
  private static final List<Class<?>> CODE =
      List.of(SuggestedFix.class, MappingParity.class, Migrator.class, Entities.class);

  private final ServiceUnderTest service;
  private final Path folder;

  SuggestedFix(ServiceUnderTest service, Path folder) {
    this.service = service;
    this.folder = folder;
  }

  /**
   * Finds, proves and writes the changeSets for those findings. What an earlier run has proven for
   * the same findings and the same changelog is recalled.
   *
   * @return for people; never fails, because the findings matter more
   */
  String of(Findings findings) {
    try {
      return text(
          service
              .note(NOTE, CODE, origin(findings))
              .map(
                  note ->
                      note.recallOr(() -> proven(findings), ProvenFix::parse, ProvenFix::toText))
              .orElseGet(() -> proven(findings)));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "No fix could be worked out", e);
      return "No fix could be worked out: " + e.getMessage() + "\n";
    }
  }

  private ProvenFix proven(Findings findings) {
    return ProvenFix.of(FixProof.of(service, findings), findings);
  }

  /** All that decides what is suggested and what comes of it, beside the changelog. */
  private List<String> origin(Findings findings) {
    Judgement judgement = service.specification().judgement();
    return List.of(
        findings.all().toString(),
        service.mapping().schema().toString(),
        service.specification().failOn().name(),
        new TreeMap<>(judgement.severities()).toString(),
        judgement.acceptances().toString(),
        service.cluster().version());
  }

  private String text(ProvenFix fix) {
    StringBuilder text = new StringBuilder();
    if (fix.fileName() != null) {
      text.append("Suggested changeSets: ").append(written(fix)).append('\n');
      text.append(indented(fix.verdict()));
      text.append(indented(Objects.requireNonNullElse(fix.instruction(), "")));
    }
    if (!fix.left().isEmpty()) {
      text.append(fix.fileName() == null ? "No changeSet puts this right:\n" : "Not in it:\n");
      text.append(indented(fix.left()));
    }
    return text.toString();
  }

  private String written(ProvenFix fix) {
    Path file =
        folder.resolve(service.specification().service()).resolve(String.valueOf(fix.fileName()));
    String changelog = Objects.requireNonNullElse(fix.changelog(), "");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, changelog);
      return file.toString();
    } catch (IOException e) {
      return "(cannot be written to " + file + ": " + e + ")\n" + changelog;
    }
  }

  private static String indented(String text) {
    return "  " + text.replace("\n", "\n  ") + "\n";
  }
}
