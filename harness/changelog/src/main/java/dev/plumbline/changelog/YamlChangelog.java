package dev.plumbline.changelog;

import java.util.List;

/** Suggested changeSets in YAML. */
final class YamlChangelog {

  private YamlChangelog() {}

  static String write(List<SuggestedChangeSet> changeSets) {
    StringBuilder text = new StringBuilder("databaseChangeLog:\n");
    for (SuggestedChangeSet changeSet : changeSets) {
      if (text.length() > "databaseChangeLog:\n".length()) {
        text.append('\n');
      }
      Wrapped.lines(changeSet.remarks())
          .forEach(remark -> text.append("  # ").append(remark).append('\n'));
      text.append("  - changeSet:\n");
      text.append("      id: ").append(Quoted.json(changeSet.id())).append('\n');
      text.append("      author: ").append(SuggestedChangeSet.AUTHOR).append('\n');
      text.append("      comment: ").append(Quoted.json(changeSet.title())).append('\n');
      if (!changeSet.transactional()) {
        text.append("      runInTransaction: false\n");
      }
      text.append("      changes:\n");
      statements(text, changeSet.statements());
      if (changeSet.rollback().isEmpty()) {
        text.append("      rollback: empty\n");
      } else {
        text.append("      rollback:\n");
        statements(text, changeSet.rollback());
      }
    }
    return text.toString();
  }

  /** Each by itself, so that nothing has to be split. */
  private static void statements(StringBuilder text, List<String> statements) {
    for (String sql : statements) {
      text.append("        - sql:\n");
      text.append("            splitStatements: false\n");
      text.append("            stripComments: false\n");
      text.append("            sql: ").append(scalar(sql)).append('\n');
    }
  }

  private static String scalar(String sql) {
    boolean plain = sql.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f) || c >= 0xa0);
    return plain && sql.equals(sql.strip())
        ? "|-\n" + " ".repeat(14) + sql.replace("\n", "\n" + " ".repeat(14))
        : Quoted.json(sql);
  }
}
