package dev.plumbline.cli.settings;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.SearchPath;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which changelog, and how it is read. Each may differ from service to service. */
public final class ChangelogOptions {

  @Option(
      names = "--changelog-file",
      paramLabel = "<path>",
      description =
          "The root changelog, relative to the search path. Default: the first db.changelog-master"
              + " or changelog (yaml, yml, xml, json, sql) in changelogs/<service>/,"
              + " db/changelog/<service>/ or db/changelog/.")
  private @Nullable String changelogFile;

  @Option(
      names = "--search-path",
      paramLabel = "<folders>",
      description =
          "Comma-separated folders and jars with changelogs (default: the working directory, then"
              + " the class path).")
  private @Nullable String searchPath;

  @Option(
      names = "--contexts",
      paramLabel = "<contexts>",
      description = "Comma-separated Liquibase contexts (default: every changeSet applies).")
  private @Nullable String contexts;

  @Option(
      names = "--label-filter",
      paramLabel = "<expression>",
      description = "Liquibase label expression (default: every changeSet applies).")
  private @Nullable String labelFilter;

  @Option(
      names = {"-D", "--parameter"},
      paramLabel = "<name=value>",
      description = "Changelog parameter; may be repeated.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = "--recorded",
      paramLabel = "<folder>",
      description =
          "The folder that validate --record wrote to. A changelog is not read again until"
              + " something that it was read from changes.")
  private @Nullable String recorded;

  public Changelog of(String service, Settings settings) {
    SearchPath path = searchPath(service, settings);
    return settings
        .find("--changelog-file", changelogFile, service)
        .map(file -> Changelog.at(service, file.value(), path))
        .orElseGet(() -> Changelog.locate(service, path))
        .withContexts(text(settings.find("--contexts", contexts, service)))
        .withLabelFilter(text(settings.find("--label-filter", labelFilter, service)))
        .withParameters(settings.parameters(parameters, service));
  }

  public SearchPath searchPath(String service, Settings settings) {
    return settings
        .find("--search-path", searchPath, service)
        .map(setting -> SearchPath.parse(setting.value(), settings.environment().directory()))
        .orElseGet(
            () -> SearchPath.of(settings.environment().file("").toAbsolutePath()).thenClassPath());
  }

  /** Where to look for what is known of changelogs, if anywhere. */
  public Optional<Path> recorded(String service, Settings settings) {
    return settings
        .find("--recorded", recorded, service)
        .map(setting -> settings.environment().file(setting.value()));
  }

  private static String text(Optional<Setting> setting) {
    return setting.map(Setting::value).orElse("");
  }

  /** Hides the values of parameters that sound secret: they end up in SQL. */
  public void hideSecrets(String service, Settings settings, Redaction redaction) {
    settings.parameters(parameters, service).forEach(redaction::hide);
  }
}
