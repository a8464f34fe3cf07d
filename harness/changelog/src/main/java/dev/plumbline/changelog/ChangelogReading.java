package dev.plumbline.changelog;

import dev.plumbline.finding.Findings;
import dev.plumbline.verification.Revision;
import java.util.List;
import java.util.Objects;

/**
 * What reading a changelog tells without a database.
 *
 * @param revision the changeSets that apply, in order
 * @param fingerprints one for each of them. Two readings whose lists start alike describe databases
 *     that are the same after these changeSets: the changeSets, the files and the code that they
 *     use, their parameters and the changelog's settings are equal. {@link #NEVER_EQUAL} stands for
 *     a changeSet that runs always, that acts outside of the database, or that read something when
 *     it ran which its declaration does not tell.
 * @param inputs what all of this was read from
 * @param emptyFiles a finding for each file that declares nothing
 */
public record ChangelogReading(
    Revision revision, List<String> fingerprints, ChangelogInputs inputs, Findings emptyFiles) {

  /** A fingerprint that equals nothing, not even itself; no list that has it begins another. */
  public static final String NEVER_EQUAL = "";

  public ChangelogReading {
    Objects.requireNonNull(revision, "revision");
    fingerprints = List.copyOf(fingerprints);
    Objects.requireNonNull(inputs, "inputs");
    Objects.requireNonNull(emptyFiles, "emptyFiles");
  }
}
