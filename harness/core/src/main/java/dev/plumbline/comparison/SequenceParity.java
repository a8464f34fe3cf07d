package dev.plumbline.comparison;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Sequence;
import java.util.function.Consumer;

/** Sequences that entities draw their keys from. */
final class SequenceParity {

  private SequenceParity() {}

  static void compare(Schema mapped, Schema actual, Consumer<Finding> findings) {
    for (Sequence sequence : mapped.sequences()) {
      actual
          .sequence(sequence.name())
          .ifPresentOrElse(
              counterpart -> increment(sequence, counterpart, findings),
              () -> findings.accept(missing(sequence)));
    }
    for (Sequence sequence : actual.sequences()) {
      if (sequence.owner() == null && mapped.sequence(sequence.name()).isEmpty()) {
        findings.accept(unmapped(sequence));
      }
    }
  }

  private static void increment(Sequence mapped, Sequence actual, Consumer<Finding> findings) {
    if (mapped.increment() != actual.increment()) {
      findings.accept(
          Finding.of(
              FindingCode.SEQUENCE_INCREMENT_MISMATCH,
              mapped.label(),
              "increment by " + mapped.increment() + " (the mapping's allocationSize)",
              "increment by " + actual.increment(),
              "Hibernate hands out the values between two draws itself: with a smaller increment"
                  + " keys collide (duplicate key value) or go negative, with a larger one they"
                  + " leave gaps.",
              "Set allocationSize to the sequence's increment, or add a changeSet with ALTER"
                  + " SEQUENCE … INCREMENT BY."));
    }
  }

  private static Finding missing(Sequence mapped) {
    return Finding.of(
        FindingCode.SEQUENCE_MISSING,
        mapped.label(),
        "a sequence that increments by " + mapped.increment(),
        "no such sequence",
        "Every INSERT fails: relation \"" + mapped.name().name() + "\" does not exist.",
        "Add a changeSet that creates the sequence, or correct @SequenceGenerator.");
  }

  private static Finding unmapped(Sequence actual) {
    return Finding.of(
        FindingCode.SEQUENCE_UNMAPPED,
        actual.label(),
        "no such sequence",
        "a sequence that no entity draws from",
        "Nothing breaks.",
        "Leave it as it is, or drop it.");
  }
}
