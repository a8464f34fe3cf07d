package dev.plumbline.postgres;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.NullUnmarked;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Asks PostgreSQL's driver and no other. The driver's own data source asks {@link
 * java.sql.DriverManager}, whose first use opens every jar of the class path in search of drivers,
 * starts each of them (Testcontainers' with a logging framework) and shows them the password.
 *
 * @param settings where to connect, and how
 */
@NullUnmarked // JDBC's interface says null for "none"
record DirectDataSource(PGSimpleDataSource settings) implements DataSource {

  @Override
  public Connection getConnection() throws SQLException {
    return getConnection(settings.getUser(), settings.getPassword());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    Properties login = new Properties();
    if (user != null) {
      login.setProperty("user", user);
    }
    if (password != null) {
      login.setProperty("password", password);
    }
    Connection connection = new Driver().connect(settings.getUrl(), login);
    if (connection == null) {
      throw new SQLException("PostgreSQL's driver does not take the URL of " + this);
    }
    return connection;
  }

  @Override
  public PrintWriter getLogWriter() {
    return settings.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) {
    settings.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) {
    settings.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() {
    return settings.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return settings.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    return settings.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(this) || settings.isWrapperFor(type);
  }

  /** Database, host and port. */
  @Override
  public String toString() {
    return "database " + settings.getDatabaseName() + " at " + settings.getServerNames()[0];
  }
}
