package dev.plumbline.migrator;

import liquibase.change.custom.CustomTaskChange;
import liquibase.database.Database;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;

/** A custom change that throws an error of the JVM when it runs. */
public final class Throws implements CustomTaskChange {

  private String error = "";

  /** The error's class. */
  public void setError(String error) {
    this.error = error;
  }

  @Override
  public void execute(Database database) {
    switch (error) {
      case "java.lang.NoClassDefFoundError" -> throw new NoClassDefFoundError("com/acme/Gone");
      case "java.lang.StackOverflowError" -> throw new StackOverflowError();
      default -> throw new AssertionError("com/acme/Gone");
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
