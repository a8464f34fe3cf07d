package dev.plumbline.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.cli.settings.BackendWatch.Source;
import java.lang.reflect.Proxy;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db:5433/auth?user=ines&password=p%40ss+word",
        "postgresql://ines:p%40ss+word@db:5433/auth",
        "postgres://ines:p@ss+word@db:5433/auth",
        "postgresql+asyncpg://ines:p@ss+word@db:5433/auth",
        "jdbc:postgresql://ines:p@ss+word@db:5433/auth",
        " postgresql://db:5433/auth?user=ines&password=p%40ss%2Bword "
      })
  void readsEveryFormOfUrl(String url) {
    DatabaseAddress address = DatabaseAddress.parse(url);

    assertThat(address)
        .isEqualTo(new DatabaseAddress("db:5433", "auth", Map.of(), "ines", "p@ss+word"));
    assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5433/auth");
    assertThat(address).hasToString("db:5433/auth as ines");
  }

  @Test
  void passesTheDriversParametersOn() {
    DatabaseAddress address =
        DatabaseAddress.parse(
            "postgresql://a:5432,b:5432/auth?sslmode=verify-full&connect_timeout=3"
                + "&target_session_attrs=primary");

    assertThat(address.hosts()).isEqualTo("a:5432,b:5432");
    assertThat(address.parameters())
        .isEqualTo(
            Map.of("sslmode", "verify-full", "loginTimeout", "3", "targetServerType", "primary"));
  }

  @Test
  void hasTheDriversDefaults() {
    assertThat(DatabaseAddress.parse("jdbc:postgresql:auth").hosts()).isEqualTo("localhost");
    assertThat(DatabaseAddress.parse("postgresql:///auth").hosts()).isEqualTo("localhost");
    assertThat(DatabaseAddress.parse("postgresql://db/a%20b").jdbcUrl())
        .isEqualTo("jdbc:postgresql://db/a%20b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "jdbc:mysql://ines:secret@db/auth",
        "db:5432/auth",
        "postgresql://ines:sec/ret@db/auth"
      })
  void rejectsAnythingElseWithoutRepeatingIt(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseAddress.parse(url))
        .withMessageStartingWith("is not a database URL.")
        .withMessageNotContaining("sec");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgresql:///auth?host=db&port=5433|db:5433|auth",
        "postgresql:///?host=db&port=5433&dbname=auth|db:5433|auth",
        "postgresql:///auth?host=a,b&port=1,2|a:1,b:2|auth",
        "postgresql:///auth?host=a,b&port=5433|a:5433,b:5433|auth",
        "postgresql://a:1,b:2/auth?target_session_attrs=any|a:1,b:2|auth",
        "postgresql://other:1/auth?host=db&port=2|db:2|auth",
        "postgresql://[::1]:5433/auth|[::1]:5433|auth",
        "postgresql://[2001:db8::1]/auth|[2001:db8::1]|auth",
        "postgresql:///auth?hostaddr=10.0.0.1|10.0.0.1|auth",
        "jdbc:postgresql:///auth?host=db|db|auth",
        "jdbc:postgresql://?PGHOST=db&PGPORT=5433&PGDBNAME=auth|db:5433|auth",
        "host=db port=5433 dbname=auth|db:5433|auth",
        "host = 'db' dbname='a \\'b\\' c'|db|a 'b' c",
        "dbname=auth|localhost|auth",
        "host=::1 dbname=auth|[::1]|auth",
        "postgres://db/auth?sslmode=require&application_name=x&keepalives=1|db|auth"
      })
  void obeysEveryFormThatLibpqKnows(String url, String hosts, String database) {
    DatabaseAddress address = DatabaseAddress.parse(url);

    assertThat(address.hosts()).isEqualTo(hosts);
    assertThat(address.database()).isEqualTo(database);
  }

  @Test
  void keywordsHaveTheLogin() {
    DatabaseAddress address =
        DatabaseAddress.parse("host=db user=ines password='p w\\\\d' dbname=auth");

    assertThat(address.username()).isEqualTo("ines");
    assertThat(address.password()).isEqualTo("p w\\d");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgresql:///db?host=/run/postgresql&port=5433|the folder of a socket",
        "postgresql://%2Frun%2Fpostgresql/db|the folder of a socket",
        "host=/run/postgresql dbname=db|the folder of a socket",
        "postgresql://app:SEC/RET@h/db|%2F",
        "postgresql://app:SEC/RET@h|%2F",
        "postgresql://app:SEC?RET@h/db|",
        "postgresql://app:%zzSEC@h/db|%25",
        "postgresql://h/db%|%25",
        "postgresql://h:port/db|port that is not a number",
        "postgresql://h:99999/db|port that is not a number",
        "postgresql://h:0/db|port that is not a number",
        "postgresql://a,b,c/db?port=1,2|3 hosts, but 2 ports",
        "postgresql://h/db?sslmode=always|sslmode=always, which is none of disable, allow",
        "postgresql://h/db?sslrootcert=/nowhere/ca.pem|no such file",
        "postgresql://h/db?ssl=require|ssl=require, which is none of true, false",
        "postgresql://h/db?target_session_attrs=master-ish|none of any, primary",
        "postgresql://h/db?connect_timeout=soon|not a number of seconds",
        "postgresql://h/db?schema=x|currentSchema",
        "postgresql://h/db?sslmod=require|sslmode",
        "postgresql://h/db?client_encoding=latin1|cannot obey",
        "postgresql://h/db?service=x|service file",
        "postgresql://h/db?passfile=/x|PGPASSFILE",
        "postgresql://h/db?host=a&hostaddr=10.0.0.1|both host and hostaddr",
        "postgresql://h/db?sslmode|without a name or a value",
        "host=db dbname='auth|not a list of keywords",
        "postgresql://ines:SEC@db|names no database",
        "postgresql://[::1/db|cannot be read",
        "postgresql://h h/db|cannot be one"
      })
  void refusesWhatItCannotObeyAndNamesIt(String url, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseAddress.parse(url))
        .withMessageContaining(why == null ? "" : why)
        .withMessageNotContaining("SEC")
        .withMessageNotContaining("RET");
  }

  @Test
  void whatTheUriLeavesOutIsTakenFromTheEnvironment() {
    Map<String, String> environment = Map.of("host", "db", "port", "5433");

    assertThat(ConnectionString.parse("postgresql:///auth", environment).hosts())
        .isEqualTo("db:5433");
    assertThat(ConnectionString.parse("postgresql://h/auth", environment).hosts())
        .isEqualTo("h:5433");
    assertThat(ConnectionString.parse("jdbc:postgresql://h/auth", environment).hosts())
        .isEqualTo("h");
  }

  @Test
  void anotherLoginReplacesItsOwn() {
    DatabaseAddress address = DatabaseAddress.parse("postgresql://ines:secret@db/auth");

    assertThat(address.as("jonas", null))
        .hasToString("db/auth as jonas")
        .extracting(DatabaseAddress::password)
        .isEqualTo("secret");
    assertThat(address.as(null, "other").password()).isEqualTo("other");
  }

  /** What the driver is told, by whoever is asked after it. */
  private static Map<String, String> told(Source source) throws SQLException {
    Map<String, String> told = new HashMap<>();
    Driver last =
        (Driver)
            Proxy.newProxyInstance(
                Driver.class.getClassLoader(),
                new Class<?>[] {Driver.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("connect")) {
                    Properties properties = (Properties) arguments[1];
                    properties
                        .stringPropertyNames()
                        .forEach(name -> told.put(name, properties.getProperty(name)));
                  }
                  return method.getName().equals("equals") ? proxy == arguments[0] : null;
                });
    DriverManager.registerDriver(last);
    try {
      assertThatThrownBy(source::connect).isInstanceOf(SQLException.class);
    } finally {
      DriverManager.deregisterDriver(last);
    }
    return told;
  }

  @Test
  void noConnectionIsWaitedForForEver() throws SQLException {
    DatabaseAddress address = DatabaseAddress.parse("postgresql://ines@127.0.0.1:1/auth");

    assertThat(told(address::connect))
        .isEqualTo(
            Map.of(
                "user", "ines",
                "connectTimeout", "10",
                "loginTimeout", "30",
                "tcpKeepAlive", "true",
                "socketTimeout", "60"));
    assertThat(told(address::connectForWork))
        .as("watched instead, since work takes as long as it takes")
        .doesNotContainKey("socketTimeout")
        .containsAllEntriesOf(Map.of("connectTimeout", "10", "loginTimeout", "30"))
        .containsEntry("socketFactory", WatchedSockets.class.getName());
    assertThat(
            told(DatabaseAddress.parse("postgresql://127.0.0.1:1/auth?connect_timeout=1")::connect))
        .containsEntry("loginTimeout", "1");
  }
}
