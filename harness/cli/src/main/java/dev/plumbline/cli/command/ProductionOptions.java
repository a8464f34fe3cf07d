package dev.plumbline.cli.command;

import dev.plumbline.cli.fleet.Target;
import dev.plumbline.cli.settings.UsageException;
import dev.plumbline.rehearsal.DisposableDatabases;
import dev.plumbline.safety.SafetyRehearsal;
import dev.plumbline.safety.TableSizes;
import dev.plumbline.safety.UnusableRowsException;
import dev.plumbline.verification.ChangeSetId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is known of the rows in production. Each may differ from service to service. */
public final class ProductionOptions {

  @Option(
      names = "--rows",
      paramLabel = "<file>",
      description =
          "SQL that inserts rows of your own; tables that it fills are not filled otherwise."
              + " Default: plumbline/<service>.rows.sql on the search path.")
  private @Nullable String rows;

  @Option(
      names = "--sizes",
      paramLabel = "<file>",
      description =
          "How many rows tables have in production, as status --sizes has written it; a table that"
              + " is not in it counts as large. Default: plumbline/<service>.sizes on the search"
              + " path.")
  private @Nullable String sizes;

  /**
   * A file's content.
   *
   * @param name for messages
   * @param text all of it
   */
  private record Content(String name, String text) {}

  /**
   * Rehearses a service's new changeSets on rows as they are in production, as far as that is
   * known.
   *
   * @throws UsageException if one of the files is of no use
   */
  SafetyRehearsal.Result rehearse(
      Target target, DisposableDatabases databases, long seed, Set<ChangeSetId> released) {
    Optional<Content> own = content("--rows", rows, ".rows.sql", target);
    Optional<Content> known = content("--sizes", sizes, ".sizes", target);
    SafetyRehearsal rehearsal = new SafetyRehearsal(target.changelog(), databases).withSeed(seed);
    if (own.isPresent()) {
      rehearsal = rehearsal.withRows(own.get().text());
    }
    if (known.isPresent()) {
      rehearsal = rehearsal.with(parsed(known.get()));
    }
    try {
      return rehearsal.of(released);
    } catch (UnusableRowsException e) {
      throw new UsageException(
          target.service()
              + ": the rows of "
              + own.map(Content::name).orElse("the service")
              + " cannot be inserted into the schema of the release before. The server said: "
              + e.getMessage()
              + ". Correct the file; nothing was rehearsed.");
    }
  }

  private static TableSizes parsed(Content content) {
    try {
      return TableSizes.parse(content.text());
    } catch (IllegalArgumentException e) {
      throw new UsageException(content.name() + ": " + e.getMessage());
    }
  }

  private static Optional<Content> content(
      String option, @Nullable String given, String ending, Target target) {
    return target
        .settings()
        .find(option, given, target.service())
        .map(setting -> read(setting.value(), setting.toString(), target))
        .or(() -> conventional("plumbline/" + target.service() + ending, target));
  }

  private static Content read(String name, String source, Target target) {
    Path file = target.settings().environment().file(name);
    try {
      return new Content(name, Files.readString(file));
    } catch (IOException e) {
      throw new UsageException("Cannot read " + file + " (from " + source + "): " + e);
    }
  }

  private static Optional<Content> conventional(String path, Target target) {
    try {
      return target.changelog().searchPath().text(path).map(text -> new Content(path, text));
    } catch (UncheckedIOException e) {
      throw new UsageException(e.getMessage() + ": " + e.getCause());
    }
  }
}
