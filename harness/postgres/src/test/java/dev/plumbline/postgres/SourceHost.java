package dev.plumbline.postgres;

import java.util.Map;

/** The main class of a child JVM that uses a cluster and says what came of it. */
final class SourceHost {

  private SourceHost() {}

  /**
   * Arguments: the source; "exit" to exit without closing. Prints the description and a database's
   * URL, or the message.
   */
  public static void main(String[] arguments) {
    PostgresSpecification specification =
        new PostgresSpecification("", Map.of(), PostgresSource.parse(arguments[0]));
    try (Clusters clusters = new Clusters()) {
      Cluster cluster = clusters.cluster(specification);
      Database database = cluster.createDatabase("hosted");
      report("description: " + cluster.description());
      report("url: " + database.jdbcUrl());
      report("password: " + database.password());
      OneTable recipe = new OneTable();
      Template template = cluster.templates().get("hosted", "hosted", recipe);
      report("template: " + template.database() + " built " + recipe.built());
      if (specification.source() instanceof PostgresSource.Container) {
        report("kept: " + cluster.keep(cluster.newDatabase(template)));
      }
      if (arguments.length > 1) {
        System.exit(0);
      }
      cluster.dropDatabase(database);
    } catch (ClusterException e) {
      report("refused: " + e.getMessage());
    }
  }

  private static void report(String line) {
    System.out.println(line);
  }
}
