package dev.plumbline.changelog;

import java.util.List;
import java.util.Objects;

/**
 * What a changeSet is to do, before it has a name and a file.
 *
 * @param title in a few words, for people: {@code "add column users.display_name"}
 * @param remarks what a reviewer has to know, a line each
 * @param transactional whether it must run in a transaction, or else must not
 * @param statements SQL without closing semicolons, in order
 * @param rollback what undoes them, in order; empty if they are meant to stay
 */
public record ChangeSetDraft(
    String title,
    List<String> remarks,
    boolean transactional,
    List<String> statements,
    List<String> rollback) {

  public ChangeSetDraft {
    Objects.requireNonNull(title, "title");
    remarks = List.copyOf(remarks);
    statements = List.copyOf(statements);
    rollback = List.copyOf(rollback);
  }
}
