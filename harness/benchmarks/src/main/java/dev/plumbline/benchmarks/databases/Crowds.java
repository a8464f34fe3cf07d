package dev.plumbline.benchmarks.databases;

import dev.plumbline.benchmarks.machine.FileTree;
import dev.plumbline.benchmarks.machine.OwnCluster;
import dev.plumbline.benchmarks.report.Run;
import dev.plumbline.benchmarks.report.Unit;
import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Database;
import dev.plumbline.postgres.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Many databases that are alive at once in one run. */
final class Crowds {

  /** A database of service auth takes some 8 MB; each also has its share of write-ahead log. */
  private static final long ROOM_FOR_ONE = 12L << 20;

  private final Run run;
  private final Path folder;

  Crowds(Run run) {
    this.run = run;
    this.folder = run.folder().resolve("crowds");
  }

  void measure() {
    List<Integer> sizes = run.choose(1, 0) == 1 ? List.of(10, 100, 500) : List.of(10, 20);
    for (int size : sizes) {
      run.attempt(size + " databases alive at once", () -> crowd(size));
    }
  }

  private void crowd(int size) throws IOException, SQLException {
    long room = Files.getFileStore(run.folder()).getUsableSpace();
    if (room < size * ROOM_FOR_ONE) {
      run.leaveOut(
          size + " databases alive at once",
          (room >> 20) + " MiB are free where " + ((size * ROOM_FOR_ONE) >> 20) + " are wanted");
      return;
    }
    String name = size + " databases of service auth alive at once: ";
    try (OwnCluster own = OwnCluster.start(run, folder)) {
      Template template = own.template(Changelog.locate("auth", SearchPath.classPath()));
      FileTree files = new FileTree(folder);
      double before = files.mebibytes();
      List<Database> databases = populate(own.cluster(), template, size, name);
      run.samples(name + "disk for all", DatabaseSuite.PLUMBLINE, Unit.MEBIBYTES)
          .add(files.mebibytes() - before);
      ServerFootprint.Memory memory = new ServerFootprint(folder).memory();
      run.samples(
              name + "memory of the server (" + memory.kind() + ")",
              DatabaseSuite.PLUMBLINE,
              Unit.MEBIBYTES)
          .add(memory.mebibytes());
      databases.forEach(own.cluster()::dropDatabase);
    }
  }

  private List<Database> populate(Cluster cluster, Template template, int size, String name)
      throws SQLException {
    List<Database> databases = new ArrayList<>();
    for (int number = 0; number < size; number++) {
      long start = System.nanoTime();
      Database database = cluster.newDatabase(template);
      run.samples(name + "time for each", DatabaseSuite.PLUMBLINE)
          .add(Duration.ofNanos(System.nanoTime() - start));
      databases.add(database);
      try (Connection connection = database.connect()) {
        connection.isValid(0);
      }
    }
    return databases;
  }
}
