package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationTest {

  private final Clusters clusters = new Clusters();
  private final Database database =
      clusters.cluster(PostgresSpecification.newest()).createDatabase("private");

  @AfterAll
  void stop() {
    clusters.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wrong", "plumbline", "postgres"})
  void demandsThePassword(String guess) {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(
            () -> DriverManager.getConnection(database.jdbcUrl(), database.username(), guess))
        .withMessageContaining("password");
  }

  @Test
  void trustsNobody() throws SQLException {
    assertThat(
            Sql.value(
                database, "SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules"))
        .isEqualTo("scram-sha-256");
  }

  @Test
  void hasAnotherPasswordForEachServer() {
    Database other =
        clusters
            .cluster(new PostgresSpecification("", Map.of("work_mem", "5MB")))
            .createDatabase("private");
    assertThat(other.password()).hasSizeGreaterThan(30).isNotEqualTo(database.password());
  }

  @Test
  void listensOnLoopbackOnly() throws Exception {
    int port = URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort();
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress() && !(address instanceof Inet6Address))
            .toList();
    for (InetAddress address : others) {
      assertThatExceptionOfType(ConnectException.class)
          .as("%s", address)
          .isThrownBy(() -> connect(address, port));
    }
    connect(InetAddress.getLoopbackAddress(), port);
    assertThat(Sql.value(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(Sql.value(database, "SHOW unix_socket_directories")).isEmpty();
  }

  private static void connect(InetAddress address, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 2000);
      assertThat(socket.isConnected()).isTrue();
    }
  }

  @Test
  void closesItsFoldersToOthers() throws SQLException, IOException {
    Path folder = Sql.serverFolder(database);
    Path key = Objects.requireNonNull(folder.getParent());
    for (Path each : List.of(folder, key, Objects.requireNonNull(key.getParent()))) {
      assertThat(permissions(each)).as("%s", each).isIn("rwx------", "rwx--x--x");
      assertThat(JvmUser.current().ownsAlone(each)).isTrue();
    }
    assertThat(permissions(folder.resolve("data"))).isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(permissions(file)).as("%s", file).endsWith("------");
      }
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void writesThePasswordNowhereButInItsOwnFile() throws SQLException, IOException {
    Path folder = Sql.serverFolder(database);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file).contains(database.password()))
            .as("%s", file)
            .isEqualTo(file.endsWith("pgpass"));
      }
    }
    assertThat(folder.resolve("password")).doesNotExist();
    assertThat(List.of(database.toString(), database.jdbcUrl(), database.dataSource().toString()))
        .noneMatch(text -> text.contains(database.password()));
    assertThat(new Leftovers(folder).processes())
        .isNotEmpty()
        .noneMatch(process -> process.contains(database.password()));
  }
}
