package dev.plumbline.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The main class of a child JVM that never finishes the template that it builds. */
final class TemplateBuilder {

  private TemplateBuilder() {}

  /** Arguments: host, port, user, the file with the password, the file to announce itself with. */
  public static void main(String[] arguments) throws Exception {
    Database.Endpoint endpoint =
        new Database.Endpoint(
            arguments[0],
            Integer.parseInt(arguments[1]),
            arguments[2],
            Files.readString(Path.of(arguments[3])));
    ServerCluster cluster =
        new ServerCluster(
            new SharedServer.Borrowed(endpoint),
            "18",
            "a shared server",
            new TemplateSettings(false, 64));
    cluster.templates().get("killed", "killed", endless(Path.of(arguments[4])));
  }

  private static TemplateRecipe endless(Path announcement) {
    return Recipes.filling(
        database -> {
          Sql.run(database, "CREATE TABLE half (id int)");
          Files.createFile(announcement);
          Thread.sleep(Long.MAX_VALUE);
        },
        Map.of());
  }
}
