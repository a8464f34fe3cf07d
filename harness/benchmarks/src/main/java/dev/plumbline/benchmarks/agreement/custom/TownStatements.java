package dev.plumbline.benchmarks.agreement.custom;

import liquibase.change.custom.CustomSqlChange;
import liquibase.change.custom.CustomSqlRollback;
import liquibase.database.Database;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.RawParameterizedSqlStatement;

/** Says which statements do its work. */
public final class TownStatements implements CustomSqlChange, CustomSqlRollback {

  @Override
  public SqlStatement[] generateStatements(Database database) {
    return new SqlStatement[] {
      new RawParameterizedSqlStatement("insert into address values (78, 'by statement')")
    };
  }

  @Override
  public SqlStatement[] generateRollbackStatements(Database database) {
    return new SqlStatement[] {
      new RawParameterizedSqlStatement("delete from address where id = 78")
    };
  }

  @Override
  public String getConfirmationMessage() {
    return "stated";
  }

  @Override
  public void setUp() {}

  @Override
  public void setFileOpener(ResourceAccessor resourceAccessor) {}

  @Override
  public ValidationErrors validate(Database database) {
    return new ValidationErrors();
  }
}
