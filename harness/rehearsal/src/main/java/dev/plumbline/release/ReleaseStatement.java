package dev.plumbline.release;

import dev.plumbline.schema.QualifiedName;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A statement as the previous release may send it.
 *
 * @param kind what it is for
 * @param subject what it uses, as a finding names it
 * @param relation that it reads or writes, or null
 * @param columns of the relation that it names
 * @param before a statement that makes room for it, or {@code ""}
 * @param sql for the server
 * @param words for people, without values
 */
record ReleaseStatement(
    Kind kind,
    String subject,
    @Nullable QualifiedName relation,
    List<String> columns,
    String before,
    String sql,
    String words) {

  /** What a statement shows. */
  enum Kind {
    READ,
    /** Every column that can be written. */
    INSERT,
    /** Only what cannot be left out. */
    INSERT_REQUIRED,
    UPDATE,
    UPDATE_TO_NULL,
    DELETE,
    UPSERT,
    LABEL,
    CALL,
    DRAW
  }

  /** More are not read. */
  private static final int MOST_COLUMNS = 8;

  ReleaseStatement {
    columns = List.copyOf(columns);
  }

  /** One that writes or reads a table. */
  static ReleaseStatement on(
      Kind kind, QualifiedName relation, List<String> columns, String sql, String words) {
    return new ReleaseStatement(kind, relation.toString(), relation, columns, "", sql, words);
  }

  /** One that uses something without a table. */
  static ReleaseStatement of(Kind kind, String subject, String before, String sql, String words) {
    return new ReleaseStatement(kind, subject, null, List.of(), before, sql, words);
  }

  ReleaseStatement about(String part) {
    return new ReleaseStatement(kind, relation + "." + part, relation, columns, before, sql, words);
  }

  ReleaseStatement after(String other) {
    return new ReleaseStatement(kind, subject, relation, columns, other, sql, words);
  }

  boolean isOn(QualifiedName name) {
    return name.equals(relation);
  }

  boolean inserts() {
    return kind == Kind.INSERT || kind == Kind.INSERT_REQUIRED || kind == Kind.UPSERT;
  }

  static String list(List<String> columns) {
    return columns.stream().limit(MOST_COLUMNS).collect(Collectors.joining(", "))
        + (columns.size() > MOST_COLUMNS ? ", …" : "");
  }
}
