package dev.plumbline.changelog;

import java.util.List;

/**
 * A draft that is about to become a changeSet.
 *
 * @param id unique in its file
 * @param draft what it does
 */
record SuggestedChangeSet(String id, ChangeSetDraft draft) {

  /** Whoever takes the file over puts a name here. */
  static final String AUTHOR = "plumbline";

  /** What it does, in a few words. */
  String title() {
    return draft.title();
  }

  /** What a reviewer has to know, one line each. */
  List<String> remarks() {
    return draft.remarks();
  }

  /** Whether PostgreSQL and Liquibase are to run it in a transaction. */
  boolean transactional() {
    return draft.transactional();
  }

  /** The statements, with nothing that Liquibase would take for a parameter. */
  List<String> statements() {
    return draft.statements().stream().map(SuggestedChangeSet::withoutParameters).toList();
  }

  /** What undoes them. */
  List<String> rollback() {
    return draft.rollback().stream().map(SuggestedChangeSet::withoutParameters).toList();
  }

  /**
   * Liquibase replaces <code>${name}</code> wherever it stands, and has no escape that is always
   * on. To PostgreSQL two constants on two lines are one.
   */
  private static String withoutParameters(String sql) {
    return sql.replace("${", "$'\n'{");
  }
}
