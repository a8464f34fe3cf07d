package dev.plumbline.benchmarks.agreement;

import dev.plumbline.postgres.Database;
import java.nio.file.Path;
import java.util.Map;

/**
 * A changelog to be brought into a database.
 *
 * @param folder the search path
 * @param changelog path of the root file
 * @param contexts as on the command line
 * @param labels as on the command line
 * @param parameters as on the command line
 * @param settings Liquibase's own, by name, without the prefix {@code liquibase.}
 * @param database where to
 */
record Job(
    Path folder,
    String changelog,
    String contexts,
    String labels,
    Map<String, String> parameters,
    Map<String, String> settings,
    Database database) {}
