package dev.plumbline.changelog;

import java.util.List;

/** Suggested changeSets in formatted SQL. */
final class SqlChangelog {

  private SqlChangelog() {}

  static String write(List<SuggestedChangeSet> changeSets) {
    StringBuilder text = new StringBuilder("--liquibase formatted sql\n");
    for (SuggestedChangeSet changeSet : changeSets) {
      text.append("\n--changeset ")
          .append(SuggestedChangeSet.AUTHOR)
          .append(':')
          .append(changeSet.id())
          .append(changeSet.transactional() ? "" : " runInTransaction:false")
          // the driver splits what is sent at once, and reads PostgreSQL's quotes as PostgreSQL
          .append(" splitStatements:false stripComments:false rollbackSplitStatements:false\n");
      text.append("--comment: ").append(changeSet.title()).append('\n');
      // a word at the beginning of a line could be one of Liquibase's
      Wrapped.lines(changeSet.remarks())
          .forEach(remark -> text.append("-- | ").append(remark).append('\n'));
      changeSet.statements().forEach(sql -> text.append(sql).append(";\n"));
      if (changeSet.rollback().isEmpty()) {
        text.append("--rollback empty\n");
      }
      for (String sql : changeSet.rollback()) {
        text.append("--rollback ").append(sql.replace("\n", "\n--rollback ")).append(";\n");
      }
    }
    return text.toString();
  }
}
