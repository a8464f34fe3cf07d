package dev.plumbline.cli.fleet;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.cli.output.Console;
import dev.plumbline.cli.output.Report;
import dev.plumbline.cli.settings.Connections;
import dev.plumbline.cli.settings.DatabaseAddress;
import dev.plumbline.cli.settings.Settings;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.verification.Revision;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a command works on: a service with its changelog and its database. */
public final class Target {

  private final String service;
  private final @Nullable Changelog located;
  private final @Nullable RecordedRevisions recorded;
  private final @Nullable DatabaseAddress place;
  private final Settings settings;
  private final Report report;
  private final Console console;

  /**
   * @param service the service's name
   * @param located its changelog, found but not read yet; null for a command that needs none
   * @param recorded where its revision may be recorded; null if nowhere
   * @param place its database; null for a command that needs none
   * @param settings environment and configuration file
   * @param report what becomes of it
   * @param console where to print
   */
  Target(
      String service,
      @Nullable Changelog located,
      @Nullable RecordedRevisions recorded,
      @Nullable DatabaseAddress place,
      Settings settings,
      Report report,
      Console console) {
    this.service = service;
    this.located = located;
    this.recorded = recorded;
    this.place = place;
    this.settings = settings;
    this.report = report;
    this.console = console;
  }

  public String service() {
    return service;
  }

  /** Its changelog, if it has one that this command needs. */
  @Nullable Changelog located() {
    return located;
  }

  /** Its database, if this command needs it. */
  @Nullable DatabaseAddress place() {
    return place;
  }

  public Settings settings() {
    return settings;
  }

  public Report report() {
    return report;
  }

  public Console console() {
    return console;
  }

  public Changelog changelog() {
    return Objects.requireNonNull(located, "this command needs no changelog");
  }

  public DatabaseAddress address() {
    return Objects.requireNonNull(place, "this command needs no database");
  }

  public Connections connections() {
    return new Connections(service, address());
  }

  /** For looking. */
  public Connection connect() throws SQLException {
    return connections().open();
  }

  /** For work that takes as long as it takes. */
  public Connection connectForWork() throws SQLException {
    return connections().openForWork();
  }

  /**
   * What the database needs: as it is recorded, if that still counts, else as Liquibase reads it.
   */
  public Revision revision() {
    return known().orElseGet(() -> changelog().revision());
  }

  /**
   * What this database needs: where a checksum depends on the database, and is not recorded for
   * that reason, Liquibase reads the changelog for it.
   */
  public Revision revision(Connection connection) {
    return known().filter(Target::isKnownExactly).orElseGet(() -> migrator().revision(connection));
  }

  public static boolean isKnownExactly(Revision revision) {
    return revision.changeSets().stream().allMatch(changeSet -> changeSet.checksum() != null);
  }

  /** The recorded revision, if there is one that still counts. */
  public Optional<Revision> known() {
    return Optional.ofNullable(recorded).flatMap(revisions -> revisions.find(changelog()));
  }

  /** For looking. Commands that change something make their own. */
  public Migrator migrator() {
    return new Migrator(changelog());
  }
}
