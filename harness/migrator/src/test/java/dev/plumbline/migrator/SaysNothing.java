package dev.plumbline.migrator;

import liquibase.change.custom.CustomSqlChange;
import liquibase.database.Database;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.RawParameterizedSqlStatement;
import org.jspecify.annotations.Nullable;

/** A custom change that leaves out what Liquibase lets it leave out. */
public final class SaysNothing implements CustomSqlChange {

  @Override
  public SqlStatement[] generateStatements(Database database) {
    return new SqlStatement[] {new RawParameterizedSqlStatement("create table said (i int)")};
  }

  @Override
  public @Nullable String getConfirmationMessage() {
    return null;
  }

  @Override
  public void setUp() {}

  @Override
  public void setFileOpener(ResourceAccessor resourceAccessor) {}

  @Override
  public @Nullable ValidationErrors validate(Database database) {
    return null;
  }
}
