package dev.plumbline.judgement;

import dev.plumbline.finding.FindingCode;
import java.util.EnumSet;
import java.util.Set;

/** Something that is looked at as a whole, and the codes that can be found there. */
public enum Examination {
  /** Whether each file of the changelog declares something. */
  CHANGELOG_FILES(EnumSet.of(FindingCode.CHANGELOG_EMPTY)),
  /** What each changeSet did when it was applied. */
  EFFECTS(EnumSet.of(FindingCode.CHANGESET_WITHOUT_EFFECT)),
  /** What each changeSet's rollback leaves. */
  ROLLBACKS(EnumSet.range(FindingCode.ROLLBACK_MISSING, FindingCode.ROLLBACK_INCOMPLETE)),
  /** What a second migration does. */
  REPETITION(EnumSet.of(FindingCode.MIGRATION_NOT_REPEATABLE)),
  /** Entities against schema. */
  PARITY(EnumSet.range(FindingCode.MAPPING_REFUSED, FindingCode.COMPOSITE_TYPE_MISMATCH)),
  /** What new changeSets do to a database with rows. */
  SAFETY(EnumSet.range(FindingCode.CHANGESET_FAILS, FindingCode.NAME_TRUNCATED)),
  /** The changelog against that of the release before. */
  RELEASED_HISTORY(
      EnumSet.range(FindingCode.RELEASED_CHANGESET_EDITED, FindingCode.CHANGESET_OUT_OF_ORDER)),
  /** The schema against what the release before needs. */
  COMPATIBILITY(EnumSet.range(FindingCode.INCOMPATIBLE_MISSING, FindingCode.INCOMPATIBLE_ADDED));

  @SuppressWarnings(
      "ImmutableEnumChecker") // an unmodifiable copy, of which the compiler knows nothing
  private final Set<FindingCode> codes;

  Examination(Set<FindingCode> codes) {
    this.codes = Set.copyOf(codes);
  }

  /** Whether it can find that. */
  public boolean finds(FindingCode code) {
    return codes.contains(code);
  }
}
