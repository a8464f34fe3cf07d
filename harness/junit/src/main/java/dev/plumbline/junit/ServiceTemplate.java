package dev.plumbline.junit;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.ChangelogReading;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import dev.plumbline.postgres.Database;
import dev.plumbline.postgres.Template;
import dev.plumbline.postgres.TemplateRecipe;
import dev.plumbline.rehearsal.DisposableDatabases;
import dev.plumbline.rehearsal.Rehearsal;
import dev.plumbline.rehearsal.RehearsedMigration;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A service's template: the changelog applied, and everything noted that Liquibase would otherwise
 * be asked again in the next run. One that was read from the very same inputs fits; otherwise the
 * one whose changeSets are the longest beginning of today's is extended.
 */
final class ServiceTemplate implements TemplateRecipe {

  private static final System.Logger LOG = System.getLogger(ServiceTemplate.class.getName());

  /**
   * Rows, or partitions that may have been computed from the date; Liquibase's own do not count.
   */
  private static final String HOLDS_VALUES =
      """
      select exists (
        select from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid operator(pg_catalog.=) c.relnamespace
        where n.nspname operator(pg_catalog.<>) 'information_schema'
          and n.nspname operator(pg_catalog.!~) '^pg_'
          and not c.relname operator(pg_catalog.=)
            any ('{databasechangelog, databasechangeloglock}')
          and (c.relispartition or c.relkind operator(pg_catalog.=) any ('{r, m}')
            and pg_catalog.pg_relation_size(c.oid) operator(pg_catalog.>) 0))""";

  private final Changelog changelog;
  private final DeclaredRoles roles;
  private final Duration maxAge;
  private final Lazy<ChangelogReading> reading;

  ServiceTemplate(Changelog changelog, DeclaredRoles roles, Duration maxAge) {
    this.changelog = changelog;
    this.roles = roles;
    this.maxAge = maxAge;
    this.reading = new Lazy<>(changelog::read);
  }

  @Override
  public boolean fits(Template candidate) {
    return notes(candidate)
        .filter(this::isOfToday)
        .map(TemplateNotes::reading)
        .filter(read -> read.inputs().areCurrent(changelog))
        .isPresent();
  }

  @Override
  public Optional<Template> base(List<Template> candidates) {
    return candidates.stream()
        .filter(candidate -> notes(candidate).filter(this::isOfToday).isPresent())
        .filter(candidate -> isBeginning(fingerprints(candidate)))
        .max(Comparator.comparing(candidate -> fingerprints(candidate).size()));
  }

  private static List<String> fingerprints(Template template) {
    return notes(template).orElseThrow().reading().fingerprints();
  }

  private boolean isBeginning(List<String> earlier) {
    List<String> now = reading.get().fingerprints();
    return !earlier.isEmpty()
        && earlier.size() <= now.size()
        && !earlier.contains(ChangelogReading.NEVER_EQUAL)
        && now.subList(0, earlier.size()).equals(earlier);
  }

  private boolean isOfToday(TemplateNotes notes) {
    return isYoung(notes) && notes.roles().equals(roles.toText());
  }

  private boolean isYoung(TemplateNotes notes) {
    return notes.timeFrom().map(from -> from.plus(maxAge).isAfter(Instant.now())).orElse(true);
  }

  @Override
  public Map<String, String> build(Database database, Optional<Template> base) throws SQLException {
    Instant start = Instant.now();
    roles.createIn(database);
    Optional<TemplateNotes> before = base.flatMap(ServiceTemplate::notes);
    RehearsedMigration migration =
        new Rehearsal(changelog, DisposableDatabases.only(database.dataSource())).migrate();
    Optional<Instant> timeFrom =
        before
            .flatMap(TemplateNotes::timeFrom)
            .or(() -> holdsTime(migration, database) ? Optional.of(start) : Optional.empty());
    Findings earlier =
        stillDeclared(
            before.map(TemplateNotes::withoutEffect).orElse(Findings.none()), migration.reading());
    return new TemplateNotes(
            migration.reading(),
            earlier.and(migration.withoutEffect()),
            timeFrom,
            Optional.empty(),
            roles.toText())
        .toMap();
  }

  /** The file that a finding names may have been renamed since. */
  private static Findings stillDeclared(Findings earlier, ChangelogReading reading) {
    Set<String> declared =
        reading.revision().changeSets().stream()
            .map(changeSet -> changeSet.id().toString())
            .collect(Collectors.toSet());
    List<Finding> kept = new ArrayList<>();
    earlier.stream().filter(finding -> declared.contains(finding.subject())).forEach(kept::add);
    return Findings.of(kept);
  }

  private static boolean holdsTime(RehearsedMigration migration, Database database) {
    if (!migration.reading().inputs().mentionsTime()) {
      return false;
    }
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(HOLDS_VALUES)) {
      return row.next() && row.getBoolean(1);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "Cannot look into " + database + ", which was just migrated: " + e.getMessage(), e);
    }
  }

  /** What is noted about a template; empty if that cannot be read, as after an update. */
  static Optional<TemplateNotes> notes(Template template) {
    try {
      return Optional.of(TemplateNotes.of(template.notes()));
    } catch (IllegalArgumentException e) {
      LOG.log(
          System.Logger.Level.DEBUG,
          "Ignoring template {0}: written by another Plumbline version ({1})",
          template.database(),
          e.getMessage());
      return Optional.empty();
    }
  }
}
