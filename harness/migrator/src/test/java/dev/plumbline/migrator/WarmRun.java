package dev.plumbline.migrator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.ChangelogInputs;
import dev.plumbline.changelog.ChangelogReading;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.Revision;
import dev.plumbline.verification.Revision.ExpectedChangeSet;
import dev.plumbline.verification.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A JVM's way through a run for which everything is there: nothing to read, nothing to apply. */
final class WarmRun {

  private static final List<String> REPORT = new ArrayList<>();

  private WarmRun() {}

  /** Expects what {@link #prepare} has written in the folder, and a database; reports there. */
  public static void main(String[] arguments) throws IOException, SQLException {
    Path folder = Path.of(arguments[0]);
    SearchPath searchPath = SearchPath.of(folder.resolve("files")).thenClassPath();
    Changelog changelog = timed("locate", () -> Changelog.locate("shop", searchPath));
    String settings = timed("settings", changelog::settingsDigest);
    String text = Files.readString(folder.resolve("inputs"), UTF_8);
    ChangelogInputs inputs = timed("parse", () -> ChangelogInputs.parse(text));
    boolean current = timed("current", () -> inputs.areCurrent(changelog));
    timed("current again", () -> inputs.areCurrent(changelog));
    Revision revision = revision(folder);
    try (Connection connection =
        DriverManager.getConnection(arguments[1], arguments[2], System.getenv("WARM_PASSWORD"))) {
      MigrationResult result =
          timed(
              "migrate",
              () ->
                  new Migrator(changelog)
                      .knowing(revision)
                      .migrate(connection, MigrationListener.NONE));
      REPORT.add("= settings " + settings);
      REPORT.add("= current " + current + " " + inputs.change(changelog).orElse(""));
      REPORT.add("= up to date " + result.isUpToDate() + " " + result.alreadyApplied());
      REPORT.add("= verdict " + new Verifier(revision).verify(connection).verdict());
    }
    Files.write(folder.resolve("report"), REPORT, UTF_8);
  }

  private static <T> T timed(String what, Supplier<T> work) {
    long start = System.nanoTime();
    T result = work.get();
    REPORT.add(what + ": " + (System.nanoTime() - start) / 1000 + " us");
    return result;
  }

  static void prepare(Path folder, ChangelogReading reading) throws IOException {
    Files.writeString(folder.resolve("inputs"), reading.inputs().toText(), UTF_8);
    List<String> lines = new ArrayList<>();
    for (ExpectedChangeSet expected : reading.revision().changeSets()) {
      ChangeSetId id = expected.id();
      lines.add(String.join("\t", id.path(), id.id(), id.author(), expected.checksum()));
    }
    Files.write(folder.resolve("revision"), lines, UTF_8);
  }

  private static Revision revision(Path folder) throws IOException {
    List<ExpectedChangeSet> changeSets = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("revision"), UTF_8)) {
      String[] parts = line.split("\t", -1);
      changeSets.add(
          new ExpectedChangeSet(new ChangeSetId(parts[0], parts[1], parts[2]), parts[3], false));
    }
    return new Revision("shop", changeSets);
  }
}
