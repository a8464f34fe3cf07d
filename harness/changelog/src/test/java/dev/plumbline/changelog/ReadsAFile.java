package dev.plumbline.changelog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import liquibase.Scope;
import liquibase.change.custom.CustomSqlChange;
import liquibase.database.Database;
import liquibase.exception.CustomChangeException;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.RawParameterizedSqlStatement;

/** A custom change that reads a file which no changelog names. */
public final class ReadsAFile implements CustomSqlChange {

  @Override
  public SqlStatement[] generateStatements(Database database) throws CustomChangeException {
    try (InputStream file =
        Scope.getCurrentScope()
            .getResourceAccessor()
            .getExisting("changelogs/shop/secret.txt")
            .openInputStream()) {
      return new SqlStatement[] {
        new RawParameterizedSqlStatement(new String(file.readAllBytes(), StandardCharsets.UTF_8))
      };
    } catch (IOException e) {
      throw new CustomChangeException(e);
    }
  }

  @Override
  public String getConfirmationMessage() {
    return "done";
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
