package dev.plumbline.benchmarks.hazards;

import dev.plumbline.finding.FindingCode;
import java.util.List;
import java.util.Set;

/**
 * Something that a migration does to production.
 *
 * @param name how it is called
 * @param group with which others it belongs
 * @param judge who has to find it
 * @param finds one of these is reported if it is there; none of them, if not
 * @param object what a finding has to name; empty if there is nothing to name
 * @param forms changeSets with it and without
 */
record Hazard(
    String name,
    String group,
    Judge judge,
    Set<FindingCode> finds,
    String object,
    List<Form> forms) {

  /** That of hazards which are about a new object's definition, and none of its execution. */
  static final String NEW_OBJECTS = "new objects";

  /** What breaks the previous release. */
  private static final Set<FindingCode> INCOMPATIBLE =
      Set.of(
          FindingCode.INCOMPATIBLE_MISSING,
          FindingCode.INCOMPATIBLE_CHANGED,
          FindingCode.INCOMPATIBLE_ADDED,
          FindingCode.SEQUENCE_START_MISMATCH,
          FindingCode.PRIVILEGE_MISSING);

  /** Who has to find a hazard. */
  enum Judge {
    /** The rehearsal of new changeSets on rows. */
    REHEARSAL,
    /** The statements of the previous release, tried on the schema of the new one. */
    PREVIOUS_RELEASE,
    /** Nobody: the migrator does not let it happen. */
    NOBODY
  }

  Hazard {
    finds = judge == Judge.PREVIOUS_RELEASE ? INCOMPATIBLE : Set.copyOf(finds);
    forms = List.copyOf(forms);
  }
}
