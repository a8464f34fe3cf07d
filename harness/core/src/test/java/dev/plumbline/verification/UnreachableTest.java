package dev.plumbline.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.postgres.Database;
import dev.plumbline.servers.TestCluster;
import dev.plumbline.servers.TestCluster.Databases;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.cert.CertificateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;

/** What the verifier says of a database that it does not get to, and for how long it tries. */
@ExtendWith(TestCluster.class)
class UnreachableTest {

  private static final Verifier VERIFIER = new Verifier(new Revision("auth", List.of()));

  @Test
  void unreachableSaysWhyAndNeverThePassword(Databases databases) throws SQLException {
    Database database = databases.empty();
    PGSimpleDataSource wrongPassword = database.dataSource().unwrap(PGSimpleDataSource.class);
    wrongPassword.setPassword("not-the-password");
    PGSimpleDataSource wrongDatabase = database.dataSource().unwrap(PGSimpleDataSource.class);
    wrongDatabase.setDatabaseName("nowhere");
    PGSimpleDataSource wrongPort = database.dataSource().unwrap(PGSimpleDataSource.class);
    wrongPort.setPortNumbers(new int[] {1});

    assertThat(VERIFIER.verify(wrongPassword).toText())
        .startsWith("auth: DENIED. PostgreSQL refused the login.")
        .contains("Check the user name and the password.")
        .doesNotContain("not-the-password", database.password());
    assertThat(VERIFIER.verify(wrongDatabase).toText()).contains("The database does not exist.");
    assertThat(VERIFIER.verify(wrongPort).toText())
        .contains("The database cannot be reached.", "Check host and port");
  }

  @Test
  void aLostConnectionIsUnreachableWithTheServersCode(Databases databases) throws SQLException {
    Database database = databases.empty();
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      connection.abort(Runnable::run);
      Verification verification = VERIFIER.verify(connection);

      assertThat(verification.verdict()).isEqualTo(Verdict.UNREACHABLE);
      assertThat(verification.sqlState()).startsWith("08");
    }
    assertThat(VERIFIER.verify(database.dataSource()).sqlState()).isNull();
  }

  @Test
  void anAnswerIsWaitedForAMinuteAndThenAsLongAsBefore(Databases databases) throws SQLException {
    List<Integer> limits = new ArrayList<>();
    try (Connection real = databases.empty().connect()) {
      Connection connection = recording(real, limits);
      VERIFIER.verify(connection);
      assertThat(limits).containsExactly(60_000, 0);
      assertThat(real.getNetworkTimeout()).isZero();
      real.setNetworkTimeout(Runnable::run, 5_000);
      VERIFIER.verify(connection);
      assertThat(limits).as("a shorter one counts").hasSize(2);
    }
  }

  private static Connection recording(Connection real, List<Integer> limits) {
    return (Connection)
        Proxy.newProxyInstance(
            UnreachableTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("setNetworkTimeout")) {
                limits.add((Integer) arguments[1]);
              }
              return method.invoke(real, arguments);
            });
  }

  @Test
  void aLoginThatIsNeverAnsweredEnds() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      PGSimpleDataSource dataSource = new PGSimpleDataSource();
      dataSource.setUrl("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/auth");
      dataSource.setLoginTimeout(1);
      Verification verification = VERIFIER.verify(dataSource);

      assertThat(verification.verdict()).isEqualTo(Verdict.UNREACHABLE);
      assertThat(verification.message()).contains("It did not answer in time.");
      assertThat(verification.isPassing()).isTrue();
      assertThat(dataSource.getLoginTimeout()).as("the caller's own").isEqualTo(1);
    }
  }

  @Test
  void aDataSourceWithoutALimitForLoginsGetsOneForTheLook() {
    PGSimpleDataSource unlimited =
        new PGSimpleDataSource() {
          private static final long serialVersionUID = 1L;

          @Override
          public Connection getConnection() throws SQLException {
            throw new SQLException("The limit is " + getLoginTimeout() + " s", "08001");
          }
        };

    assertThat(VERIFIER.verify(unlimited).message()).contains("The limit is 30 s");
    assertThat(unlimited.getLoginTimeout()).isZero();
  }

  @Test
  void anUnknownHostIsNamed() {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setUrl("jdbc:postgresql://nowhere.invalid/auth?user=u&password=S3cret-of-url");
    Verification verification = VERIFIER.verify(nowhere);

    assertThat(verification.message()).contains("There is no host named nowhere.invalid.");
    assertThat(verification.toText()).doesNotContain("S3cret-of-url");
    assertThat(verification.isPassing()).isTrue();
  }

  @Test
  void whatTheServerSaysDoesNotReachTheTerminalAsItIs() {
    DataSource refusing =
        refusing(new SQLException("no \u001b[2J entry, password=S3cret1x", "28000"));

    assertThat(VERIFIER.verify(refusing).message())
        .contains("no \\u001b[2J entry, password=***")
        .doesNotContain("S3cret1x");
  }

  @Test
  void aCertificateThatIsNotTrustedIsFinal() {
    SQLException refused =
        new SQLException(
            "SSL error: PKIX path building failed",
            "08006",
            new SSLHandshakeException("PKIX path building failed")
                .initCause(new CertificateException("unable to find valid certification path")));
    Verification verification = VERIFIER.verify(refusing(refused));

    assertThat(verification.verdict()).isEqualTo(Verdict.DENIED);
    assertThat(verification.isPassing()).isFalse();
    assertThat(verification.message()).contains("unable to find valid certification path");
  }

  @Test
  void aHandshakeThatWasCutOffMayPass() {
    SQLException cut =
        new SQLException("SSL error", "08006", new SSLHandshakeException("Remote host terminated"));

    assertThat(VERIFIER.verify(refusing(cut)).isPassing()).isTrue();
  }

  private static DataSource refusing(SQLException refusal) {
    return new PGSimpleDataSource() {
      private static final long serialVersionUID = 1L;

      @Override
      public Connection getConnection() throws SQLException {
        throw refusal;
      }
    };
  }
}
