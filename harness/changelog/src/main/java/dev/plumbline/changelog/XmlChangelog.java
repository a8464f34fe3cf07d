package dev.plumbline.changelog;

import java.util.List;

/** Suggested changeSets in XML. */
final class XmlChangelog {

  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <databaseChangeLog
          xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
              http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
      """;

  private XmlChangelog() {}

  static String write(List<SuggestedChangeSet> changeSets) {
    StringBuilder text = new StringBuilder(HEAD);
    for (SuggestedChangeSet changeSet : changeSets) {
      text.append('\n');
      Wrapped.lines(changeSet.remarks())
          .forEach(remark -> text.append("  <!-- ").append(comment(remark)).append(" -->\n"));
      text.append("  <changeSet id=\"")
          .append(Quoted.xml(changeSet.id()))
          .append("\" author=\"")
          .append(SuggestedChangeSet.AUTHOR)
          .append(changeSet.transactional() ? "\">\n" : "\" runInTransaction=\"false\">\n");
      text.append("    <comment>").append(Quoted.xml(changeSet.title())).append("</comment>\n");
      statements(text, "    ", changeSet.statements());
      if (changeSet.rollback().isEmpty()) {
        text.append("    <rollback/>\n");
      } else {
        text.append("    <rollback>\n");
        statements(text, "      ", changeSet.rollback());
        text.append("    </rollback>\n");
      }
      text.append("  </changeSet>\n");
    }
    return text.append("\n</databaseChangeLog>\n").toString();
  }

  /** Each by itself, so that nothing has to be split. */
  private static void statements(StringBuilder text, String indent, List<String> statements) {
    for (String sql : statements) {
      text.append(indent)
          .append("<sql splitStatements=\"false\" stripComments=\"false\">")
          .append(Quoted.xml(sql))
          .append("</sql>\n");
    }
  }

  /** Two dashes would end the comment. */
  private static String comment(String remark) {
    return remark.replace("--", "- -");
  }
}
