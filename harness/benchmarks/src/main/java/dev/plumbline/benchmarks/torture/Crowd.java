package dev.plumbline.benchmarks.torture;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Many migrations of one database that are started at once.
 *
 * @param size how many there were
 * @param succeeded how many of them
 * @param deployments how many of them applied something
 * @param wall until the last of them had ended
 * @param deviations what was not as it has to be
 */
record Crowd(int size, int succeeded, int deployments, Duration wall, List<String> deviations) {

  private static final Duration PATIENCE = Duration.ofMinutes(8);

  /** Only what comes after "not as it has to be" is of interest to people. */
  private static final int SHORT = 2000;

  static Crowd of(
      int size, Subject subject, Path changelogs, TortureServer server, Condition expected)
      throws IOException, InterruptedException, SQLException {
    List<MigratorProcess> members = new ArrayList<>();
    List<String> deviations = new ArrayList<>();
    try (TortureDatabase database = server.create()) {
      long start = System.nanoTime();
      for (int i = 0; i < size; i++) {
        members.add(subject.start(changelogs, database));
      }
      int succeeded = 0;
      for (MigratorProcess member : members) {
        OptionalInt end = member.end(PATIENCE);
        if (end.orElse(-1) == 0) {
          succeeded++;
        } else {
          String said = member.said();
          deviations.add(
              "one of the crowd ended with "
                  + end
                  + ": "
                  + said.substring(0, Math.min(said.length(), SHORT)));
        }
      }
      Duration wall = Duration.ofNanos(System.nanoTime() - start);
      try (Connection connection = database.connect()) {
        int deployments =
            Sql.query(connection, "select distinct deployment_id from databasechangelog").size();
        if (deployments != 1) {
          deviations.add(deployments + " of the crowd applied something");
        }
        deviations.addAll(expected.differences(Condition.of(connection)));
        deviations.addAll(Condition.leftovers(connection));
        return new Crowd(size, succeeded, deployments, wall, deviations);
      }
    } finally {
      for (MigratorProcess member : members) {
        member.close();
      }
    }
  }
}
