package dev.plumbline.cli.command;

import dev.plumbline.verification.ChangeSetId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A changeSet as every message names it: {@code file::id::author}. */
public final class ChangeSetArgument implements ITypeConverter<ChangeSetId> {

  @Override
  public ChangeSetId convert(String text) {
    String[] parts = text.split("::", -1);
    if (parts.length != 3) {
      throw new TypeConversionException(
          "'" + text + "' is not a changeSet. Write file::id::author, as status prints it.");
    }
    return new ChangeSetId(parts[0], parts[1], parts[2]);
  }
}
