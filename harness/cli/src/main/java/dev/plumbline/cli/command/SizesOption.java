package dev.plumbline.cli.command;

import dev.plumbline.cli.fleet.Target;
import dev.plumbline.cli.output.WholeFile;
import dev.plumbline.cli.settings.UsageException;
import dev.plumbline.safety.EstimatedSizes;
import dev.plumbline.schema.QualifiedName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where to write how many rows the tables have. In variables and configuration file the name means
 * the file that {@code rehearse} reads, which no habit of looking at a status may overwrite.
 */
public final class SizesOption {

  private static final String SERVICE = "{service}";

  @Option(
      names = "--sizes",
      paramLabel = "<file>",
      description =
          "Also write how many rows each table has, as the server estimates it, to this file, for"
              + " rehearse; {service} stands for the service's name. Written only if given as an"
              + " option.")
  private @Nullable String sizes;

  /** Makes sure that no service's file is written over by the next one's. */
  void check(List<Target> targets) {
    if (sizes != null && targets.size() > 1 && !sizes.contains(SERVICE)) {
      throw new UsageException(
          "The sizes of "
              + targets.size()
              + " services would be written to the same file. Put {service} in --sizes, as in"
              + " plumbline/{service}.sizes.");
    }
  }

  /** Writes them, if that is wanted. */
  void write(Target target) throws SQLException {
    if (sizes == null) {
      return;
    }
    String name = sizes.replace(SERVICE, target.service());
    EstimatedSizes estimated;
    try (Connection connection = target.connect()) {
      estimated = EstimatedSizes.read(connection);
    }
    write(estimated.sizes().toText(), target.settings().environment().file(name));
    target.report().put("sizes", name);
    target.console().println(target.service() + ": " + said(estimated, name));
  }

  private static void write(String text, Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      WholeFile.write(text, file);
    } catch (IOException e) {
      throw new UsageException("The sizes cannot be written to " + file + ": " + e);
    }
  }

  private static String said(EstimatedSizes estimated, String name) {
    int known = estimated.sizes().rows().size();
    return (known == 1 ? "the size of 1 table" : "the sizes of " + known + " tables")
        + " written to "
        + name
        + (estimated.unknown().isEmpty() ? "" : ", but not those of " + list(estimated.unknown()))
        + ".";
  }

  private static String list(List<QualifiedName> unknown) {
    return unknown.stream().map(QualifiedName::toString).collect(Collectors.joining(", "))
        + ", which the server does not know; run ANALYZE there, or they count as large";
  }
}
