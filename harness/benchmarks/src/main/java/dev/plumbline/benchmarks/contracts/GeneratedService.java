package dev.plumbline.benchmarks.contracts;

import dev.plumbline.benchmarks.model.GeneratedEntities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A service as it is after some years: a changelog in XML with a file for each table, entities, and
 * two contracts. One is kept; the other one's entities disagree with ten tables. Immutable.
 *
 * @param tables how many there are
 * @param changeSets how many there are, at least as many as tables
 */
public record GeneratedService(int tables, int changeSets) {

  /** Its name. */
  public static final String NAME = "grown";

  /** The changelog's path on the class path. */
  public static final String CHANGELOG = "changelogs/grown/db.changelog-master.xml";

  /** The contract that is kept. */
  static final String KEPT = "grown.kept.KeptContract";

  /** The contract that is broken. */
  static final String BROKEN = "grown.broken.BrokenContract";

  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
              http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
      """;
  private static final String TAIL = "</databaseChangeLog>\n";

  /**
   * Writes the changelog and compiles the rest.
   *
   * @param folder an empty one, for the class path
   */
  void write(Path folder) throws IOException {
    writeChangelog(folder);
    List<Path> sources = new ArrayList<>();
    sources.add(contract(folder, KEPT));
    sources.add(contract(folder, BROKEN));
    for (int number = 0; number < tables; number++) {
      GeneratedTable table = table(number);
      sources.add(source(folder, KEPT, table.className(), table.entity(false)));
      sources.add(source(folder, BROKEN, table.className(), table.entity(true)));
    }
    GeneratedEntities.compile(sources, folder);
  }

  /**
   * Writes the changelog.
   *
   * @param folder a root of the search path
   */
  public void writeChangelog(Path folder) throws IOException {
    Path changelogs = Files.createDirectories(folder.resolve(CHANGELOG).resolveSibling("tables"));
    StringBuilder master = new StringBuilder(HEAD);
    for (int number = 0; number < tables; number++) {
      GeneratedTable table = table(number);
      String file = table.name() + ".xml";
      Files.writeString(changelogs.resolve(file), HEAD + table.changeSets() + TAIL);
      master.append("  <include relativeToChangelogFile=\"true\" file=\"tables/");
      master.append(file).append("\"/>\n");
    }
    Files.writeString(folder.resolve(CHANGELOG), master + TAIL);
  }

  private GeneratedTable table(int number) {
    return new GeneratedTable(number, steps(number));
  }

  /** Beside the one that creates it. */
  private int steps(int number) {
    int others = changeSets - tables;
    return others / tables + (number < others % tables ? 1 : 0);
  }

  private static Path contract(Path folder, String name) throws IOException {
    String simpleName = name.substring(name.lastIndexOf('.') + 1);
    return source(
        folder,
        name,
        simpleName,
        """
        import dev.plumbline.junit.*;

        @PlumblineTest("%1$s")
        public class %2$s implements SchemaContract {
          @org.junit.jupiter.api.BeforeAll
          static void migrated(ServiceDatabase database) {}
        }
        """
            .formatted(NAME, simpleName));
  }

  private static Path source(Path folder, String contract, String className, String text)
      throws IOException {
    String inPackage = contract.substring(0, contract.lastIndexOf('.'));
    Path file =
        folder.resolve("source").resolve(inPackage.replace('.', '/')).resolve(className + ".java");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "package " + inPackage + ";\n\n" + text);
  }
}
