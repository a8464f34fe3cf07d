package dev.plumbline.benchmarks.agreement.custom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.CustomPreconditionErrorException;
import liquibase.exception.CustomPreconditionFailedException;
import liquibase.exception.DatabaseException;
import liquibase.precondition.CustomPrecondition;

/** Holds if a town is there. */
public final class TownExists implements CustomPrecondition {

  private String town = "";

  /** A parameter. */
  public void setTown(String town) {
    this.town = town;
  }

  @Override
  public void check(Database database)
      throws CustomPreconditionFailedException, CustomPreconditionErrorException {
    try (Statement statement = ((JdbcConnection) database.getConnection()).createStatement();
        ResultSet found =
            statement.executeQuery("select 1 from address where city = '" + town + "'")) {
      if (!found.next()) {
        throw new CustomPreconditionFailedException("there is no " + town);
      }
    } catch (DatabaseException | SQLException e) {
      throw new CustomPreconditionErrorException("cannot look", e);
    }
  }
}
