package dev.plumbline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.postgres.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A database in which somebody has put functions, operators and aggregates into a schema of the
 * search path that are called like PostgreSQL's own. Whoever calls one instead of the real one is
 * found out: it writes a line into the server's log, whatever becomes of the transaction.
 */
public final class Shadows {

  /** The schema; no search path names it until somebody says so. */
  public static final String SCHEMA = "shadows";

  /** Enough of them to know that making them has worked: there are as many as PostgreSQL has. */
  private static final int MANY = 4_000;

  private static final Pattern CALL =
      Pattern.compile("SHADOW\\|(?<database>[^|]*)\\|(?<name>.*?)\\|(?<statement>[^\\n]*)\\|\\n");

  /**
   * A name that led to a shadow.
   *
   * @param name what was called, with the types of its arguments
   * @param statement that the client had sent
   */
  public record Call(String name, String statement) {}

  private final Database database;
  private final long start;

  private Shadows(Database database, long start) {
    this.database = database;
    this.start = start;
  }

  /**
   * Puts them into a database.
   *
   * @param database as a superuser, on a server of this build's own
   */
  public static Shadows in(Database database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path = pg_catalog");
      statement.execute("set check_function_bodies = off");
      statement.execute(resource("shadows.sql"));
      try (ResultSet row =
          statement.executeQuery(
              "select (select count(*) from pg_proc where pronamespace = 'shadows'::regnamespace),"
                  + " (select size from pg_stat_file(current_setting('data_directory')"
                  + " || '/../server.log'))")) {
        row.next();
        assertThat(row.getLong(1)).isGreaterThan(MANY);
        return new Shadows(database, row.getLong(2));
      }
    }
  }

  /** Adds types, collations and catalogs. Users' own statements no longer mean what they did. */
  public Shadows withCatalog() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path = pg_catalog");
      statement.execute(resource("shadowed-catalog.sql"));
    }
    return this;
  }

  /** Makes every later session of the database look into the schema. */
  public void setSearchPath(String path) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "select pg_catalog.format('alter database %I set search_path = '"
                    + " operator(pg_catalog.||) ?, pg_catalog.current_database())")) {
      statement.setString(1, path);
      try (ResultSet row = statement.executeQuery();
          Statement alter = connection.createStatement()) {
        row.next();
        alter.execute(row.getString(1));
      }
    }
  }

  /** What has been called so far in this database. */
  public List<Call> calls() throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "select pg_catalog.current_database(), pg_catalog.pg_read_file("
                    + "pg_catalog.concat(pg_catalog.current_setting('data_directory'),"
                    + " '/../server.log'), ?, 1000000000)")) {
      statement.setLong(1, start);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        String name = row.getString(1);
        return CALL.matcher(row.getString(2))
            .results()
            .filter(call -> call.group(1).equals(name))
            .map(Shadows::call)
            .distinct()
            .toList();
      }
    }
  }

  private static Call call(MatchResult found) {
    return new Call(found.group(2), found.group(3));
  }

  /**
   * The shadows that a query would call, whether it comes to that or not: what a view of it depends
   * on.
   *
   * @param connection whose search path counts
   */
  public static List<String> in(String query, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create temporary view looked_at as " + query);
      List<String> names = new ArrayList<>();
      try (ResultSet row =
          statement.executeQuery(
              """
              select distinct o.identity
              from pg_catalog.pg_depend as d
              join pg_catalog.pg_rewrite as r
                on d.classid operator(pg_catalog.=) 'pg_catalog.pg_rewrite'::pg_catalog.regclass
                and r.oid operator(pg_catalog.=) d.objid
              cross join lateral
                pg_catalog.pg_identify_object(d.refclassid, d.refobjid, 0) as o
              where r.ev_class operator(pg_catalog.=) 'pg_temp.looked_at'::pg_catalog.regclass
                and o.identity operator(pg_catalog.~) '^"?shadows'
              order by 1
              """)) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
      statement.execute("drop view pg_temp.looked_at");
      return names;
    }
  }

  /** Search paths that lead to the shadows: behind PostgreSQL's own names, and before them. */
  public static Stream<String> searchPaths() {
    return Stream.of("public, shadows", "public, shadows, pg_catalog");
  }

  private static String resource(String name) {
    try (InputStream in = Shadows.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The test fixtures lack " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
