package dev.plumbline.verification;

import dev.plumbline.text.ControlCharacters;
import dev.plumbline.text.Secrets;
import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Why there is no connection, or no answer on it: what the driver says of it is often the least
 * part.
 *
 * @param verdict {@link Verdict#DENIED} where somebody has to change something, {@link
 *     Verdict#UNREACHABLE} where it may pass
 * @param explanation in words, without secrets
 */
record ConnectionFailure(Verdict verdict, Explanation explanation) {

  /** Of a connection: a value of an option that the server does not take. */
  private static final String INVALID_PARAMETER_VALUE = "22023";

  private static final Pattern TLS_REFUSED =
      Pattern.compile(
          "(?i).*(hostnameverifier|could not be verified|certificate|does not support SSL"
              + "|SSL root|SSL key|SSLSocketFactory).*",
          Pattern.DOTALL);

  private static final Pattern TIMED_OUT = Pattern.compile("(?i).*timed? ?out.*", Pattern.DOTALL);

  static ConnectionFailure of(SQLException e, Secrets secrets) {
    ConnectionFailure failure = of(e);
    return new ConnectionFailure(
        failure.verdict(),
        new Explanation(
            ControlCharacters.visible(secrets.mask(failure.explanation().message())),
            failure.explanation().action()));
  }

  private static ConnectionFailure of(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (isTlsRefused(e, state)) {
      return denied(
          "The connection cannot be made secure: " + deepest(e) + ". " + said(e, state),
          "Check sslmode, that sslrootcert holds the authority that signed the server's"
              + " certificate, and that the certificate names the host in the URL.");
    }
    ServerError error = ServerError.of(state);
    if (error == ServerError.LOGIN_REFUSED) {
      return denied(
          (state.startsWith("08") ? "The login failed. " : "PostgreSQL refused the login. ")
              + said(e, state),
          "Check the user name and the password.");
    }
    if (error == ServerError.PRIVILEGE_MISSING) {
      return denied(
          "The role may not read the migration history. " + said(e, state),
          "Grant it: GRANT SELECT ON databasechangelog TO the service's role.");
    }
    if (String.valueOf(e.getMessage()).contains("statement pooling mode")) {
      return denied(
          "A pooler in between allows no transactions. " + said(e, state),
          "Connect to PostgreSQL itself, or to a pool with pool_mode = session.");
    }
    if (error == ServerError.NAME_UNKNOWN || state.equals(INVALID_PARAMETER_VALUE)) {
      return denied(
          "A connection parameter cannot be used. " + said(e, state), "Correct it in the URL.");
    }
    return passing(e, error, state);
  }

  private static ConnectionFailure passing(SQLException e, ServerError error, String state) {
    if (error == ServerError.DATABASE_MISSING) {
      return unreachable(
          "The database does not exist. " + said(e, state),
          "Check the database's name in the JDBC URL, or create it.");
    }
    String beginning = "The database cannot be reached. ";
    UnknownHostException unknown = cause(e, UnknownHostException.class);
    if (unknown != null) {
      return unreachable(
          beginning
              + "There is no host named "
              + text(unknown).replaceFirst(":.*", "")
              + ". "
              + said(e, state),
          "Check the host's name in the URL (in Kubernetes also the namespace, and that the service"
              + " exists), and that this machine can resolve names.");
    }
    if (cause(e, SocketTimeoutException.class) != null
        || TIMED_OUT.matcher(String.valueOf(e.getMessage())).matches()) {
      return unreachable(
          beginning + "It did not answer in time. " + said(e, state),
          "Check host and port in the URL, whether a firewall or a pooler is in between, and that"
              + " the server is not overloaded.");
    }
    if (cause(e, ConnectException.class) != null) {
      return unreachable(
          beginning + "Nothing accepts connections there. " + said(e, state),
          "Check host and port in the JDBC URL, and that the server runs and accepts connections.");
    }
    if (cause(e, NoRouteToHostException.class) != null) {
      return unreachable(
          beginning + "There is no route to that host. " + said(e, state),
          "Check the host in the URL, and the network.");
    }
    if (error == ServerError.OUT_OF_RESOURCES || error == ServerError.NOT_ACCEPTING) {
      return unreachable(
          "The server cannot serve another connection now. " + said(e, state),
          "Try again; if it keeps failing, look at its log and its max_connections.");
    }
    return unreachable(
        beginning + said(e, state),
        "Check host and port in the JDBC URL, and that the server runs and accepts connections.");
  }

  /** A handshake that just ended may go better next time; a certificate does not. */
  private static boolean isTlsRefused(SQLException e, String state) {
    if (!state.startsWith("08")) {
      return false;
    }
    SSLException tls = cause(e, SSLException.class);
    return cause(e, GeneralSecurityException.class) != null
        || cause(e, FileNotFoundException.class) != null
        || cause(e, NoSuchFileException.class) != null
        || (tls != null && TLS_REFUSED.matcher(text(tls)).matches())
        || TLS_REFUSED.matcher(String.valueOf(e.getMessage())).matches();
  }

  private static <T extends Throwable> @Nullable T cause(Throwable thrown, Class<T> type) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return type.cast(t);
      }
    }
    return null;
  }

  private static String deepest(Throwable thrown) {
    Throwable deepest = thrown;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return text(deepest).replaceFirst("[.\\s]+$", "");
  }

  private static String text(Throwable thrown) {
    return thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
  }

  private static String said(SQLException e, String state) {
    return (state.startsWith("08") ? "The driver said: " : "The server said: ")
        + e.getMessage()
        + " (SQLState "
        + state
        + ").";
  }

  private static ConnectionFailure denied(String message, String action) {
    return new ConnectionFailure(Verdict.DENIED, new Explanation(message, action));
  }

  private static ConnectionFailure unreachable(String message, String action) {
    return new ConnectionFailure(Verdict.UNREACHABLE, new Explanation(message, action));
  }
}
