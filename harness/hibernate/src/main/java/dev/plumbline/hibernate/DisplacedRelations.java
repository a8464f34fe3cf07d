package dev.plumbline.hibernate;

import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the changelog's relations go whose names Hibernate is about to use: into namespaces that
 * nobody looks into. Moved, not dropped, so that whatever depends on them stays: functions that
 * take their rows, views, foreign keys of tables that no entity maps.
 */
final class DisplacedRelations {

  private static final String NAMESPACE = "plumbline_aside_";

  private static final String RELATIONS =
      """
      select n.nspname, c.relname, c.relkind,
        exists (
          select from pg_catalog.pg_depend d
          where d.classid operator(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
            and d.objid operator(pg_catalog.=) c.oid
            and d.deptype operator(pg_catalog.=) 'a') as owned,
        exists (
          select from pg_catalog.pg_depend d
          where d.classid operator(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
            and d.objid operator(pg_catalog.=) c.oid
            and d.deptype operator(pg_catalog.=) 'i') as internal
      from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid operator(pg_catalog.=) c.relnamespace
      join rows from (
          pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[]))
        as wanted (namespace, name)
        on wanted.namespace operator(pg_catalog.=) n.nspname::pg_catalog.text
        and wanted.name operator(pg_catalog.=) c.relname::pg_catalog.text
      where c.relkind operator(pg_catalog.=) any (
          array['r', 'p', 'v', 'm', 'f', 'S']::pg_catalog."char"[])
      order by c.relkind operator(pg_catalog.=) 'S', n.nspname, c.relname""";

  /** They could forbid what Hibernate's DDL does, or act on it. Only superusers can make them. */
  private static final String SILENCE_EVENT_TRIGGERS =
      """
      do $$
      declare
        trigger_name pg_catalog.name;
      begin
        for trigger_name in
          select evtname from pg_catalog.pg_event_trigger
          where evtenabled operator(pg_catalog.<>) 'D'
        loop
          execute pg_catalog.format('alter event trigger %I disable', trigger_name);
        end loop;
      end
      $$""";

  private final Connection connection;
  private final Map<String, String> namespaces = new HashMap<>();
  private int identities;

  private DisplacedRelations(Connection connection) {
    this.connection = connection;
  }

  /** Whether a namespace was made for what is moved here. */
  static boolean is(String namespace) {
    return namespace.startsWith(NAMESPACE);
  }

  /** Frees the names. */
  static void move(Collection<QualifiedName> names, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(SILENCE_EVENT_TRIGGERS);
    }
    new DisplacedRelations(connection).move(names);
  }

  private void move(Collection<QualifiedName> names) throws SQLException {
    List<String> statements = new ArrayList<>();
    List<String> inUse = names.stream().map(QualifiedName::namespace).toList();
    Array owners = connection.createArrayOf("text", inUse.toArray());
    Array objects =
        connection.createArrayOf("text", names.stream().map(QualifiedName::name).toArray());
    try (PreparedStatement query = connection.prepareStatement(RELATIONS)) {
      query.setArray(1, owners);
      query.setArray(2, objects);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          statements.addAll(statements(row));
        }
      }
    }
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** A table takes its indexes and the sequences of its columns with it. */
  private List<String> statements(ResultSet row) throws SQLException {
    QualifiedName name = new QualifiedName(row.getString("nspname"), row.getString("relname"));
    List<String> statements = new ArrayList<>();
    String aside = aside(name.namespace(), statements);
    switch (row.getString("relkind")) {
      case "S" -> statements.add(sequence(name, aside, row));
      case "v" -> statements.add(moved("view", name, aside));
      case "m" -> statements.add(moved("materialized view", name, aside));
      case "f" -> statements.add(moved("foreign table", name, aside));
      default -> statements.add(moved("table", name, aside));
    }
    return statements;
  }

  private String aside(String namespace, List<String> statements) {
    String known = namespaces.get(namespace);
    if (known != null) {
      return known;
    }
    String made = NAMESPACE + namespaces.size();
    namespaces.put(namespace, made);
    statements.add("create schema " + made);
    return made;
  }

  private static String moved(String kind, QualifiedName name, String aside) {
    return "alter " + kind + " if exists " + name.quoted() + " set schema " + aside;
  }

  /**
   * By now it may have gone with its table. One that another table's column owns has to leave it
   * before it can move; one inside an identity column can only be renamed.
   */
  private String sequence(QualifiedName name, String aside, ResultSet row) throws SQLException {
    String quoted = name.quoted();
    if (row.getBoolean("internal")) {
      return "alter sequence if exists " + quoted + " rename to " + aside + "_" + identities++;
    }
    String move = moved("sequence", name, aside);
    return row.getBoolean("owned")
        ? "alter sequence if exists " + quoted + " owned by none; " + move
        : move;
  }

  /** What was made since, together with what the changelog has beside it. */
  static Schema added(Schema before, Schema after) {
    return new Schema(
        after.namespaces().stream().filter(namespace -> !is(namespace.name())).toList(),
        after.extensions(),
        after.collations(),
        after.tables().stream()
            .filter(table -> !is(table.name().namespace()) && before.table(table.name()).isEmpty())
            .toList(),
        after.sequences().stream()
            .filter(
                sequence ->
                    !is(sequence.name().namespace()) && before.sequence(sequence.name()).isEmpty())
            .toList(),
        after.enumTypes(),
        after.domains(),
        after.compositeTypes(),
        after.rangeTypes(),
        List.of(),
        List.of());
  }
}
