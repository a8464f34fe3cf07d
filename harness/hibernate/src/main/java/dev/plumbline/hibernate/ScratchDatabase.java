package dev.plumbline.hibernate;

import dev.plumbline.schema.Domain;
import dev.plumbline.schema.EnumType;
import dev.plumbline.schema.Extension;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The database in which Hibernate creates what the entities expect, furnished with what entities
 * may refer to without creating it: extensions, enum types and domains of the changelog.
 *
 * <p>Hibernate creates some enum types itself. So the changelog's wait in a namespace of their own,
 * last in the search path, where a name leads to them only if Hibernate has not created its own.
 * Afterwards they move to where the changelog has them.
 */
final class ScratchDatabase {

  private static final String WAITING = "plumbline_types";

  /** So few that the locks of one transaction fit into a server's default lock table. */
  private static final int STATEMENTS_AT_ONCE = 200;

  private final DataSource database;
  private final List<EnumType> enumTypes;
  private final List<Domain> domains;
  private final List<Extension> extensions;

  ScratchDatabase(DataSource database, Schema migrated) {
    this.database = database;
    extensions = migrated.extensions();
    enumTypes = migrated.enumTypes().stream().filter(type -> isPublic(type.name())).toList();
    domains = migrated.domains().stream().filter(domain -> isPublic(domain.name())).toList();
  }

  private static boolean isPublic(QualifiedName name) {
    return name.namespace().equals("public");
  }

  /** To be called before Hibernate's schema is created. */
  void furnish() throws SQLException {
    List<String> statements = new ArrayList<>();
    for (Extension extension : extensions) {
      statements.add("create schema if not exists " + quoted(extension.namespace()));
      statements.add(
          "create extension if not exists "
              + quoted(extension.name())
              + " schema "
              + quoted(extension.namespace())
              + " cascade");
    }
    statements.add("create schema " + WAITING);
    enumTypes.forEach(type -> statements.add(create(type)));
    statements.add("set search_path = public, " + WAITING);
    baseTypesFirst(domains).forEach(domain -> statements.add(create(domain)));
    statements.add(
        "do $$ begin execute format('alter database %I set search_path = \"$user\", public, "
            + WAITING
            + "', current_database()); end $$");
    execute(statements);
  }

  /**
   * Executes Hibernate's DDL, many statements at a time. Only if one fails are they executed one by
   * one, which tells the culprit, and spares what cannot run in a transaction.
   *
   * @throws RejectedStatementException for the first statement that the server rejects
   */
  void create(List<String> statements) throws SQLException, RejectedStatementException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute("set synchronous_commit = off");
      for (int from = 0; from < statements.size(); from += STATEMENTS_AT_ONCE) {
        int to = Math.min(from + STATEMENTS_AT_ONCE, statements.size());
        createAtOnce(statements.subList(from, to), connection, statement);
      }
    }
  }

  private static void createAtOnce(
      List<String> statements, Connection connection, Statement statement)
      throws SQLException, RejectedStatementException {
    connection.setAutoCommit(false);
    try {
      for (String sql : statements) {
        statement.addBatch(sql);
      }
      statement.executeBatch();
      connection.commit();
    } catch (BatchUpdateException e) {
      connection.rollback();
      connection.setAutoCommit(true);
      createOneByOne(statements, statement);
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static void createOneByOne(List<String> statements, Statement statement)
      throws RejectedStatementException {
    for (String sql : statements) {
      try {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new RejectedStatementException(sql, e);
      }
    }
  }

  /** To be called after Hibernate's schema has been created. */
  void unfurnish() throws SQLException {
    List<String> statements = new ArrayList<>();
    domains.forEach(domain -> statements.add(move("domain", domain.name().name())));
    enumTypes.forEach(type -> statements.add(move("type", type.name().name())));
    statements.add("drop schema " + WAITING + " cascade");
    statements.add(
        "do $$ begin execute format('alter database %I reset search_path', current_database());"
            + " end $$");
    execute(statements);
  }

  private static String create(EnumType type) {
    return "create type "
        + WAITING
        + "."
        + quoted(type.name().name())
        + " as enum ("
        + type.values().stream().map(ScratchDatabase::literal).collect(Collectors.joining(", "))
        + ")";
  }

  /** A domain may rest on another, which then has to be there before it. */
  private static List<Domain> baseTypesFirst(List<Domain> domains) {
    List<Domain> sorted = new ArrayList<>();
    List<Domain> remaining = new ArrayList<>(domains);
    while (!remaining.isEmpty()) {
      Set<String> names = remaining.stream().map(Domain::label).collect(Collectors.toSet());
      List<Domain> ready =
          remaining.stream().filter(domain -> !names.contains(domain.type())).toList();
      // a domain that is named like a built-in type looks as if it rested on itself
      List<Domain> next = ready.isEmpty() ? List.copyOf(remaining) : ready;
      sorted.addAll(next);
      remaining.removeAll(next);
    }
    return sorted;
  }

  /**
   * Only name and type: no row is ever written here, and rules may call the changelog's functions.
   */
  private static String create(Domain domain) {
    return "create domain " + WAITING + "." + quoted(domain.name().name()) + " as " + domain.type();
  }

  private static String move(String kind, String name) {
    return "do $$ begin if to_regtype("
        + literal("public." + quoted(name))
        + ") is null then alter "
        + kind
        + " "
        + WAITING
        + "."
        + quoted(name)
        + " set schema public; end if; end $$";
  }

  private void execute(List<String> statements) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
