package dev.plumbline.changelog;

import dev.plumbline.finding.Findings;
import dev.plumbline.verification.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A service's changelog: where it is, and with which settings it is read.
 *
 * @param service the service's name
 * @param path the root changelog file, relative to the search path, with forward slashes
 * @param searchPath where that file and those that it includes are looked up
 * @param contexts Liquibase's contexts, separated by commas; empty means that every changeSet
 *     applies, whatever its context
 * @param labelFilter Liquibase's label expression; empty means that every changeSet applies
 * @param parameters values for <code>${name}</code> in the changelog
 */
public record Changelog(
    String service,
    String path,
    SearchPath searchPath,
    String contexts,
    String labelFilter,
    Map<String, String> parameters) {

  public Changelog {
    requireName(service);
    requireText(path, "a path");
    Objects.requireNonNull(searchPath, "searchPath");
    contexts = contexts.strip();
    labelFilter = labelFilter.strip();
    parameters = Map.copyOf(parameters);
  }

  /**
   * Finds a service's changelog by convention: in {@code changelogs/<service>/}, {@code
   * db/changelog/<service>/} or {@code db/changelog/}, the first of these that has one, under the
   * name {@code db.changelog-master} or {@code changelog}, as YAML, XML, JSON or formatted SQL.
   *
   * @throws ChangelogNotFoundException if there is none, or more than one in the same folder
   */
  public static Changelog locate(String service, SearchPath searchPath) {
    requireName(service);
    return of(service, new ChangelogLocator(service, searchPath).locate(), searchPath);
  }

  /**
   * The changelog with that path.
   *
   * @throws ChangelogNotFoundException if there is no such file
   */
  public static Changelog at(String service, String path, SearchPath searchPath) {
    requireName(service);
    requireText(path, "a path");
    return of(service, new ChangelogLocator(service, searchPath).require(path), searchPath);
  }

  /**
   * The services that have a changelog of their own by convention: the folders of {@code
   * changelogs/} and {@code db/changelog/} with a file that could be the root.
   *
   * @return their names, in alphabetical order
   */
  public static List<String> services(SearchPath searchPath) {
    return ChangelogLocator.services(searchPath);
  }

  private static Changelog of(String service, String path, SearchPath searchPath) {
    return new Changelog(service, path, searchPath, "", "", Map.of());
  }

  /** The same, with these contexts. */
  public Changelog withContexts(String newContexts) {
    return new Changelog(service, path, searchPath, newContexts, labelFilter, parameters);
  }

  /** The same, with this label expression. */
  public Changelog withLabelFilter(String newLabelFilter) {
    return new Changelog(service, path, searchPath, contexts, newLabelFilter, parameters);
  }

  /** The same, with these parameters. */
  public Changelog withParameters(Map<String, String> newParameters) {
    return new Changelog(service, path, searchPath, contexts, labelFilter, newParameters);
  }

  /**
   * The revision that a database needs: every changeSet that applies to PostgreSQL with the
   * contexts and labels, in order, with Liquibase's checksum. Needs no database. Where a checksum
   * depends on the database, any will do: the migrator knows that of a certain one.
   *
   * @throws InvalidChangelogException if the changelog cannot be used
   */
  public Revision revision() {
    try (LiquibaseScope scope = LiquibaseScope.enter(this)) {
      return ParsedChangelog.forAnyDatabase(this).revision();
    }
  }

  /**
   * Which files declare nothing, such as a generated migration that turned out empty. Needs no
   * database.
   *
   * @return a finding for each
   * @throws InvalidChangelogException if the changelog cannot be used, one without any changeSet
   *     included
   */
  public Findings emptyFiles() {
    try (LiquibaseScope scope = LiquibaseScope.enter(this)) {
      return ParsedChangelog.forAnyDatabase(this).emptyFiles();
    }
  }

  /**
   * All that reading it tells: the revision, what tells its changeSets apart, which files declare
   * nothing, and what all of it was read from. Needs no database.
   *
   * @throws InvalidChangelogException if the changelog cannot be used
   */
  public ChangelogReading read() {
    try (LiquibaseScope scope = LiquibaseScope.enter(this)) {
      return ParsedChangelog.forAnyDatabase(this).record().reading();
    }
  }

  /**
   * Where the root file is.
   *
   * @return the folder or jar of the search path, or of the class path; empty if it is in a place
   *     of another kind
   */
  public Optional<Path> place() {
    try (FileLookup files = new FileLookup(searchPath)) {
      return files.place(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot tell where " + this + " is", e);
    }
  }

  /**
   * A digest of everything that this changelog's meaning depends on and that is no file of it:
   * where it is looked for, contexts, labels, parameters, the version of Liquibase, its extensions
   * on the class path, its configuration in system properties and environment, the JVM's time zone.
   * No class of Liquibase is loaded.
   *
   * @return SHA-256, in hexadecimal digits
   */
  public String settingsDigest() {
    return new ChangelogSettings(this).digest();
  }

  /** It becomes part of paths, of changelogs as well as of files that are written. */
  private static void requireName(String service) {
    requireText(service, "a service's name");
    if (service.equals(".")
        || service.equals("..")
        || service.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))) {
      throw new IllegalArgumentException(
          "A service's name has no slashes, and is no path: " + service);
    }
  }

  private static void requireText(String value, String what) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A changelog needs " + what);
    }
  }

  /** Without the parameters, whose values may be secret. */
  @Override
  public String toString() {
    return service + ": " + path + " in " + searchPath;
  }
}
