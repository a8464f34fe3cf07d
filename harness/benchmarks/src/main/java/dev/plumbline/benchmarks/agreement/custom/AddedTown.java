package dev.plumbline.benchmarks.agreement.custom;

import java.sql.SQLException;
import java.sql.Statement;
import liquibase.change.custom.CustomTaskChange;
import liquibase.change.custom.CustomTaskRollback;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.CustomChangeException;
import liquibase.exception.DatabaseException;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;
import org.jspecify.annotations.Nullable;

/** Does its work by itself. */
public final class AddedTown implements CustomTaskChange, CustomTaskRollback {

  private String town = "Nowhere";

  /** A parameter. */
  public void setTown(String town) {
    this.town = town;
  }

  @Override
  public void execute(Database database) throws CustomChangeException {
    run(database, "insert into address values (77, '" + town + "')");
  }

  @Override
  public void rollback(Database database) throws CustomChangeException {
    run(database, "delete from address where id = 77");
  }

  private static void run(Database database, String sql) throws CustomChangeException {
    try (Statement statement = ((JdbcConnection) database.getConnection()).createStatement()) {
      statement.execute(sql);
    } catch (DatabaseException | SQLException e) {
      throw new CustomChangeException(e);
    }
  }

  @Override
  public String getConfirmationMessage() {
    return town + " was added";
  }

  @Override
  public void setUp() {}

  @Override
  public void setFileOpener(ResourceAccessor resourceAccessor) {}

  /** Many a service has nothing to say here. */
  @Override
  public @Nullable ValidationErrors validate(Database database) {
    return null;
  }
}
