package dev.plumbline.postgres;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names for the databases of this run: {@code plumbline_RUN_NUMBER_LABEL}. By their run it can be
 * told whether anybody needs them any more. Safe for several threads.
 */
final class DatabaseNames {

  private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final int RUN_LENGTH = 6;
  private static final int MAX_BYTES = 63;

  private static final Pattern NAME =
      Pattern.compile("plumbline_([0-9a-z]{" + RUN_LENGTH + "})_\\d+_(.*)", Pattern.DOTALL);

  private final String run;
  private final AtomicInteger count = new AtomicInteger();

  DatabaseNames() {
    run = randomWord(RUN_LENGTH);
  }

  /** Digits and small letters. */
  static String randomWord(int length) {
    SecureRandom random = new SecureRandom();
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < length; i++) {
      letters.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
    }
    return letters.toString();
  }

  /** The run that a database is of; empty if it is not of any. */
  static Optional<String> run(String database) {
    Matcher name = NAME.matcher(database);
    return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
  }

  /** Whether the server has a database of that name. */
  static boolean isThere(DatabaseName name, Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT FROM pg_database WHERE datname = ?")) {
      statement.setString(1, name.text());
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  /** What a database was called by whoever asked for it; its whole name if it is not of any run. */
  static String label(String database) {
    Matcher name = NAME.matcher(database);
    return name.matches() ? name.group(2) : database;
  }

  /** The run's part of its databases' names. */
  String run() {
    return run;
  }

  /** A name that nobody else has. */
  DatabaseName next(String label) {
    String name =
        "plumbline_" + run + "_" + count.incrementAndGet() + "_" + label.replace('\0', '_');
    int end = name.length();
    while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      end = name.offsetByCodePoints(end, -1);
    }
    return new DatabaseName(name.substring(0, end));
  }
}
