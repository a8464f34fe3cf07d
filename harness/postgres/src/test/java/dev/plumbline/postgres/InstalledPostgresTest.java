package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledPostgresTest {

  private static final Path DEBIAN = Path.of("/usr/lib/postgresql/15");
  private static final String POSTGIS = "/usr/share/postgresql/15/extension/postgis.control";

  private final Path folder;

  InstalledPostgresTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void runsTheMachinesProgramsWithTheirExtensions() throws Exception {
    requirePostgis();
    Path place;
    try (Clusters clusters = new Clusters(Options.withData(folder))) {
      Cluster cluster = clusters.cluster(wanted("installed:" + DEBIAN, ""));
      assertThat(cluster.version()).startsWith("15.");
      assertThat(cluster.description())
          .startsWith("installed PostgreSQL 15.")
          .contains(DEBIAN + "/bin, because the annotation or plumbline.postgres says");
      Database template = cluster.createDatabase("template");
      Sql.run(template, "CREATE EXTENSION postgis");
      Sql.run(template, "CREATE TABLE bakery (place geometry(Point, 4326))");
      Sql.run(template, "INSERT INTO bakery VALUES ('SRID=4326;POINT(8.4 49)')");
      Database copy = cluster.cloneDatabase(template, "copy");
      assertThat(Sql.value(copy, "SELECT ST_AsText(place) FROM bakery")).isEqualTo("POINT(8.4 49)");
      assertThat(Sql.value(copy, "SHOW fsync")).isEqualTo("off");
      assertThat(clusters.cluster(wanted("installed:" + DEBIAN + "/bin", "15"))).isSameAs(cluster);
      place = Sql.serverFolder(copy);
    }
    new Leftovers(place).awaitNoProcess();
  }

  @Test
  void sharesNoClusterWithTheEmbeddedServer() throws Exception {
    requirePostgis();
    try (Clusters clusters = new Clusters(Options.withData(folder))) {
      Database installed =
          clusters.cluster(wanted("installed:" + DEBIAN, "15")).createDatabase("one");
      Database embedded = clusters.cluster(wanted("embedded", "15")).createDatabase("other");
      assertThat(Sql.serverFolder(installed).getParent())
          .isNotEqualTo(Sql.serverFolder(embedded).getParent());
    }
    try (Clusters clusters = new Clusters(Options.withData(folder))) {
      assertThat(clusters.cluster(wanted("installed:" + DEBIAN, "15")).description())
          .contains("cluster 1 (cached)");
    }
  }

  /** Templates hold what an extension's scripts made. */
  @Test
  void usesAnotherClusterForOtherProgramsAndOnceExtensionsHaveChanged() throws IOException {
    Path bin = program("17", "17.2");
    Path extensions = Files.createDirectories(folder.resolve("17/share/extension"));
    InstalledPrograms programs = search("").find(bin.toString(), "");
    InstalledPrograms elsewhere = search("").find(program("17-too", "17.2").toString(), "");
    assertThat(elsewhere.name()).isNotEqualTo(programs.name()).startsWith("17.2-installed-");
    String before = programs.state();
    assertThat(programs.state()).isEqualTo(before);
    Files.setLastModifiedTime(extensions, FileTime.from(Instant.now().plusSeconds(9)));
    assertThat(programs.state()).isNotEqualTo(before);
  }

  @Test
  void prefersThePathThenTheNewest() throws IOException {
    program("14", "14.9 (Debian 14.9-1)");
    program("9.6", "9.6.24");
    program("17", "17.2");
    program("16", "16.11");
    Path own = program("own", "16.4");
    assertThat(search("own").find("", "").folder()).isEqualTo(own);
    assertThat(search("own").find("", "16").folder()).isEqualTo(own);
    assertThat(search("own").find("", "17")).hasToString("17.2 (" + folder.resolve("17/bin") + ")");
    assertThat(search("").find("", "").version()).hasToString("17.2");
    assertThat(search("").find("", "14").version()).hasToString("14.9");
    assertThat(search("").find(folder.resolve("16").toString(), "").version()).hasToString("16.11");
  }

  @Test
  void saysWhatWasLookedForAndHowToInstallIt() throws IOException {
    program("15", "15.18");
    program("9.6", "9.6.24");
    Files.writeString(
        program("broken", "").resolve("postgres"), "#!/bin/sh\necho no libpq; exit 1\n");
    assertThatExceptionOfType(ClusterException.class)
        .isThrownBy(() -> search("").find("", "16"))
        .withMessageStartingWith("No server programs of PostgreSQL 16 on this machine.")
        .withMessageContaining("the folders of the PATH, " + folder + "/[0-9b]*/bin")
        .withMessageContaining("15.18 (" + folder.resolve("15/bin") + ")")
        .withMessageContaining("9.6 (" + folder.resolve("9.6/bin") + "): too old")
        .withMessageContaining("no libpq")
        .withMessageContaining("apt-get install postgresql-16;")
        .withMessageContaining("or ask for a version that was found");
    assertThatExceptionOfType(ClusterException.class)
        .isThrownBy(() -> search("").find("/nowhere", ""))
        .withMessageStartingWith("No server programs of PostgreSQL in /nowhere.")
        .withMessageContaining("in /nowhere and /nowhere/bin")
        .withMessageContaining("found       nothing");
  }

  /** A folder such as /usr/lib/postgresql/17, with programs that only know their version. */
  private Path program(String name, String version) throws IOException {
    Path bin = Files.createDirectories(folder.resolve(name).resolve("bin"));
    for (String program : List.of("initdb", "postgres")) {
      Path file = bin.resolve(program);
      Files.writeString(file, "#!/bin/sh\necho '" + program + " (PostgreSQL) " + version + "'\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return bin;
  }

  /** A machine whose PATH has one of the folders, or none. */
  private InstalledSearch search(String onPath) {
    return new InstalledSearch(
        onPath.isEmpty() ? List.of() : List.of(folder.resolve(onPath).resolve("bin")),
        List.of(folder + "/[0-9b]*/bin", "/no/such/place/*/bin"));
  }

  private static PostgresSpecification wanted(String source, String version) {
    return new PostgresSpecification(version, Map.of(), PostgresSource.parse(source));
  }

  private static void requirePostgis() {
    assumeTrue(
        Files.exists(Path.of(POSTGIS)),
        "PostGIS is not installed: apt-get install postgresql-15-postgis-3");
  }
}
