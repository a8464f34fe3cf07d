package dev.plumbline.cli;

import dev.plumbline.migrator.Changelog;
import dev.plumbline.migrator.SearchPath;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which changelog, and how it is read. */
final class ChangelogOptions {

  @Option(
      names = "--changelog-file",
      paramLabel = "<path>",
      description =
          "The root changelog, relative to the search path. Else the first db.changelog-master or"
              + " changelog (yaml, yml, xml, json, sql) in changelogs/<service>/,"
              + " db/changelog/<service>/, db/changelog/.")
  private @Nullable String changelogFile;

  @Option(
      names = "--search-path",
      paramLabel = "<folders>",
      description =
          "Folders and jars with changelogs, separated by commas. Else the working directory, then"
              + " the class path.")
  private @Nullable String searchPath;

  @Option(
      names = "--contexts",
      paramLabel = "<contexts>",
      description = "Liquibase contexts, separated by commas. Else every changeSet applies.")
  private String contexts = "";

  @Option(
      names = "--label-filter",
      paramLabel = "<expression>",
      description = "Liquibase label expression. Else every changeSet applies.")
  private String labelFilter = "";

  @Option(
      names = "-D",
      paramLabel = "<name=value>",
      description = "A parameter of the changelog; may be repeated.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  Changelog of(String service) {
    SearchPath path =
        searchPath == null
            ? SearchPath.of(Path.of("").toAbsolutePath()).thenClassPath()
            : SearchPath.parse(searchPath);
    Changelog changelog =
        changelogFile == null
            ? Changelog.locate(service, path)
            : Changelog.at(service, changelogFile, path);
    return changelog.withContexts(contexts).withLabelFilter(labelFilter).withParameters(parameters);
  }

  /** Hides the values of parameters that sound secret: they end up in SQL. */
  void hideSecrets(Redaction redaction) {
    parameters.forEach(
        (name, value) -> {
          if (Redaction.isSecret(name)) {
            redaction.hide(value);
          }
        });
  }
}
