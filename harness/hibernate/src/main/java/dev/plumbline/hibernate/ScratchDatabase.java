package dev.plumbline.hibernate;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.schema.Schema;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** The database in which Hibernate's DDL becomes a schema, in one session. */
final class ScratchDatabase implements AutoCloseable {

  /** So few that the locks of one transaction fit into a server's default lock table. */
  private static final int STATEMENTS_AT_ONCE = 200;

  private final Connection connection;

  private ScratchDatabase(Connection connection) {
    this.connection = connection;
  }

  static ScratchDatabase connect(DataSource database) throws SQLException {
    return new ScratchDatabase(database.getConnection());
  }

  /** Executes all of them in one round trip and transaction. */
  void execute(List<String> statements) throws SQLException {
    try (Statement statement = statement()) {
      statement.execute(String.join(";\n", statements));
    }
  }

  /**
   * Executes Hibernate's DDL, many statements at a time. Only if one fails are they executed one by
   * one, which tells the culprit, and spares what cannot run in a transaction.
   *
   * @throws RejectedStatementException for the first statement that the server rejects
   */
  void create(List<String> statements) throws SQLException, RejectedStatementException {
    try (Statement statement = statement()) {
      statement.execute("set synchronous_commit = off");
      for (int from = 0; from < statements.size(); from += STATEMENTS_AT_ONCE) {
        int to = Math.min(from + STATEMENTS_AT_ONCE, statements.size());
        createAtOnce(statements.subList(from, to), statement);
      }
    }
  }

  private void createAtOnce(List<String> statements, Statement statement)
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

  /** What has become of it. */
  Schema schema() throws SQLException {
    return CatalogReader.read(connection);
  }

  private Statement statement() throws SQLException {
    Statement statement = connection.createStatement();
    statement.setEscapeProcessing(false);
    return statement;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
