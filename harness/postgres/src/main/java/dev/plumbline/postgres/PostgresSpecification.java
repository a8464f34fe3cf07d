package dev.plumbline.postgres;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which PostgreSQL a service wants. Two services with equal specifications share one server.
 * Immutable.
 *
 * @param version a major version ({@code "18"}), an exact version ({@code "18.6"}), or {@code ""}
 *     for the newest whose binaries are on the class path, or for that of the image, server or
 *     programs that the source names
 * @param settings what {@code postgresql.conf} shall say beyond Plumbline's own choices, by lower
 *     case setting name, sorted. Applied last, so they win; the few that would break a cluster's
 *     isolation are refused. A server that exists must have them already
 * @param source where the server comes from
 */
public record PostgresSpecification(
    String version, Map<String, String> settings, PostgresSource source) {

  static final PostgresSource EMBEDDED = new PostgresSource.Embedded();

  private static final Pattern VERSION = Pattern.compile("|\\d{1,3}|\\d{1,3}\\.\\d{1,3}");
  private static final Pattern NAME =
      Pattern.compile("[a-z_][a-z0-9_$]*(\\.[a-z_][a-z0-9_$]*)?", Pattern.CASE_INSENSITIVE);

  /** Where the server listens, and where it keeps its files, is the cluster's own business. */
  private static final List<String> RESERVED =
      List.of(
          "config_file",
          "data_directory",
          "external_pid_file",
          "hba_file",
          "ident_file",
          "listen_addresses",
          "log_destination",
          "logging_collector",
          "port",
          "unix_socket_directories");

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException naming everything that is wrong, if the version is not one or
   *     a setting cannot be accepted
   */
  public PostgresSpecification {
    List<String> problems = new ArrayList<>();
    if (!VERSION.matcher(version).matches()) {
      problems.add(
          "version \""
              + version
              + "\": expected a major version such as \"18\", an exact one such as \"18.6\", or"
              + " \"\" for the newest on the class path");
    }
    settings = checked(settings, problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "Not a valid PostgreSQL specification:\n  " + String.join("\n  ", problems));
    }
  }

  /** An embedded server of that version with those settings. */
  public PostgresSpecification(String version, Map<String, String> settings) {
    this(version, settings, EMBEDDED);
  }

  /** The newest version on the class path, with Plumbline's own settings. */
  public static PostgresSpecification newest() {
    return new PostgresSpecification("", Map.of());
  }

  private static Map<String, String> checked(Map<String, String> settings, List<String> problems) {
    Map<String, String> sorted = new TreeMap<>();
    settings.forEach(
        (name, value) -> {
          String key = name.toLowerCase(Locale.ROOT);
          if (!NAME.matcher(name).matches()) {
            problems.add(
                "setting \"" + name + "\": not a setting's name; expected one like work_mem");
          } else if (RESERVED.contains(key)) {
            problems.add(
                "setting \"" + name + "\": the cluster sets it itself, to stay private; remove it");
          } else if (value.indexOf('\0') >= 0) {
            problems.add("setting \"" + name + "\": its value holds a NUL character");
          } else if (sorted.putIfAbsent(key, value) != null) {
            problems.add("setting \"" + name + "\": given twice, case aside; keep one");
          }
        });
    return Collections.unmodifiableMap(sorted);
  }

  /** As every record's; but those are linked at their first use, which costs a new JVM 20 ms. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PostgresSpecification that
        && version.equals(that.version)
        && settings.equals(that.settings)
        && (source == that.source || source.equals(that.source));
  }

  @Override
  public int hashCode() {
    return 31 * version.hashCode() + settings.hashCode();
  }
}
