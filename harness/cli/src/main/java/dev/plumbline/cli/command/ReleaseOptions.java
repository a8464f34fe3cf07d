package dev.plumbline.cli.command;

import dev.plumbline.cli.fleet.Target;
import dev.plumbline.cli.settings.Setting;
import dev.plumbline.cli.settings.Settings;
import dev.plumbline.cli.settings.UsageException;
import dev.plumbline.snapshot.SchemaSnapshot;
import dev.plumbline.snapshot.SnapshotNotFoundException;
import dev.plumbline.snapshot.SnapshotUnreadableException;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.Revision;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which changeSets are released. Each may differ from service to service. */
public final class ReleaseOptions {

  private static final String SNAPSHOT = "--previous-snapshot";
  private static final String CHANGESET = "--since-changeset";
  private static final String DATABASE = "--since-database";

  @Option(
      names = SNAPSHOT,
      paramLabel = "<file>",
      description = "Released is what is in this schema snapshot, of the release before.")
  private @Nullable String snapshot;

  @Option(
      names = CHANGESET,
      paramLabel = "<file::id::author>",
      description = "Released is everything up to and including this changeSet.")
  private @Nullable String changeSet;

  @Option(
      names = DATABASE,
      description =
          "Released is what the service's own database has applied, which is only read. One of these"
              + " three must be given.")
  private boolean database;

  /**
   * What is released.
   *
   * @param name for messages: "since …"
   * @param changeSets of the release before
   */
  record Release(String name, Set<ChangeSetId> changeSets) {

    /** Those that are not released. */
    List<ChangeSetId> fresh(Revision revision) {
      return ids(revision).stream().filter(id -> !changeSets.contains(id)).toList();
    }
  }

  /**
   * Whether the service's database has to be asked.
   *
   * @throws UsageException if nothing says what is released, or two things do
   */
  boolean needDatabase(String service, Settings settings) {
    return chosen(service, settings).getKey().equals(DATABASE);
  }

  /**
   * What is released of a service.
   *
   * @param revision what its changelog has
   * @throws UsageException if that is not said, or cannot be
   */
  Release of(Target target, Revision revision) throws SQLException {
    Map.Entry<String, Setting> chosen = chosen(target.service(), target.settings());
    String value = chosen.getValue().value();
    return switch (chosen.getKey()) {
      case SNAPSHOT -> inSnapshot(target, value, revision);
      case CHANGESET -> upTo(value, chosen.getValue(), target, revision);
      default -> inDatabase(target);
    };
  }

  /** What is said in the strongest place counts, as everywhere. */
  private Map.Entry<String, Setting> chosen(String service, Settings settings) {
    Map<String, Setting> all = new LinkedHashMap<>();
    settings.find(SNAPSHOT, snapshot, service).ifPresent(it -> all.put(SNAPSHOT, it));
    settings.find(CHANGESET, changeSet, service).ifPresent(it -> all.put(CHANGESET, it));
    settings
        .find(DATABASE, database ? "true" : null, service)
        .filter(ReleaseOptions::isTrue)
        .ifPresent(it -> all.put(DATABASE, it));
    all.values().stream()
        .map(Setting::rank)
        .min(Setting.Rank::compareTo)
        .ifPresent(strongest -> all.values().removeIf(it -> it.rank() != strongest));
    if (all.size() != 1) {
      throw new UsageException(
          service
              + (all.isEmpty()
                  ? ": nothing says which changeSets are released. Give "
                  : ": "
                      + String.join(" and ", all.keySet())
                      + " contradict each other. Give only ")
              + "one of --previous-snapshot (the schema snapshot of the release before),"
              + " --since-changeset (the last one that is released) and --since-database (all that"
              + " the service's database has applied).");
    }
    return all.entrySet().iterator().next();
  }

  private static boolean isTrue(Setting setting) {
    return switch (setting.value()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new UsageException("The value of " + setting + " must be true or false.");
    };
  }

  private static Release inSnapshot(Target target, String file, Revision revision) {
    SchemaSnapshot found;
    try {
      found = SchemaSnapshot.read(target.settings().environment().file(file));
    } catch (SnapshotNotFoundException | SnapshotUnreadableException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    if (!found.service().equals(target.service())) {
      throw new UsageException(
          target.service() + ": " + file + " is a schema snapshot of " + found.service() + ".");
    }
    Set<ChangeSetId> released = new LinkedHashSet<>(ids(Revision.of(found)));
    if (!released.isEmpty() && ids(revision).stream().noneMatch(released::contains)) {
      throw new UsageException(
          target.service()
              + ": the changelog "
              + target.changelog().path()
              + " has none of the changeSets in "
              + file
              + ". Name a snapshot of the same changelog, and give the search path with which it"
              + " was made: the paths of files are part of what changeSets are known by.");
    }
    return new Release(file, released);
  }

  private static Release upTo(String text, Setting setting, Target target, Revision revision) {
    ChangeSetId last;
    try {
      last = new ChangeSetArgument().convert(text);
    } catch (TypeConversionException e) {
      throw new UsageException("The value of " + setting + " is wrong: " + e.getMessage());
    }
    List<ChangeSetId> all = ids(revision);
    int index = all.indexOf(last);
    if (index < 0) {
      throw new UsageException(
          target.service()
              + ": there is no changeSet "
              + last
              + " in "
              + target.changelog().path()
              + ", or contexts and labels leave it out. Write it as status prints it.");
    }
    return new Release(last.toString(), Set.copyOf(all.subList(0, index + 1)));
  }

  private static Release inDatabase(Target target) throws SQLException {
    try (Connection connection = target.connect()) {
      return new Release(
          "what " + target.address() + " has applied", target.migrator().applied(connection));
    }
  }

  private static List<ChangeSetId> ids(Revision revision) {
    return revision.changeSets().stream().map(Revision.ExpectedChangeSet::id).toList();
  }
}
