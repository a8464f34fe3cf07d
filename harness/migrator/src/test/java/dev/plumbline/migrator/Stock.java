package dev.plumbline.migrator;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.servers.Disposable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.Resource;
import liquibase.ui.LoggerUIService;

/** Liquibase as it is without us, and what it leaves in a database. */
final class Stock {

  private static final String HISTORY =
      """
      select concat_ws(' | ', id, author, filename, exectype, md5sum, description, comments, tag,
        contexts, labels)
      from databasechangelog order by orderexecuted
      """;

  private static final String COLUMNS =
      """
      select concat_ws(' ', attrelid::regclass::text, attname, format_type(atttypid, atttypmod),
        case when attnotnull then 'not null' end, pg_get_expr(adbin, adrelid))
      from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
      join pg_class c on c.oid = attrelid
      where attnum > 0 and not attisdropped and c.relkind in ('r', 'v', 'S')
        and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
        and relname not like 'databasechangelog%'
      order by 1
      """;

  private static final String ROUTINES =
      "select proname || ' ' || prosrc from pg_proc p where p.oid >= 16384 order by 1";

  private static final String TABLES =
      """
      select c.oid::regclass::text from pg_class c
      where c.relkind = 'r' and c.oid >= 16384 and relname not like 'databasechangelog%'
        and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
      order by 1
      """;

  private Stock() {}

  /** Updates the database. */
  static void update(Path root, Changelog changelog, Connection connection) throws Exception {
    Scope.child(
        Map.of("liquibase.analytics.enabled", false, Scope.Attr.ui.name(), new LoggerUIService()),
        () -> {
          Liquibase liquibase =
              new Liquibase(
                  changelog.path(),
                  new SpringsAccessor(root),
                  DatabaseFactory.getInstance()
                      .findCorrectDatabaseImplementation(new JdbcConnection(connection)));
          changelog.parameters().forEach(liquibase::setChangeLogParameter);
          liquibase.update(
              new Contexts(changelog.contexts()), new LabelExpression(changelog.labelFilter()));
        });
    connection.setAutoCommit(true);
  }

  /** Whether an update ends well. */
  static boolean accepts(Path root, Changelog changelog, Connection connection) throws Exception {
    try {
      update(root, changelog, connection);
      return true;
    } catch (LiquibaseException e) {
      connection.setAutoCommit(true);
      return false;
    }
  }

  /** History, columns, routines and rows. */
  static List<String> state(Connection connection) throws SQLException {
    List<String> state = new ArrayList<>(Disposable.query(connection, HISTORY));
    state.addAll(Disposable.query(connection, COLUMNS));
    state.addAll(Disposable.query(connection, ROUTINES));
    for (String table : Disposable.query(connection, TABLES)) {
      Disposable.query(connection, "select to_jsonb(t)::text from " + table + " t order by 1")
          .forEach(row -> state.add(table + ": " + row));
    }
    return state;
  }

  /** Leaves nothing of a migration. */
  static void reset(Connection connection) throws SQLException {
    for (String schema :
        Disposable.query(
            connection,
            "select quote_ident(nspname) from pg_namespace"
                + " where nspname = 'public' or oid >= 16384")) {
      Disposable.execute(connection, "drop schema " + schema + " cascade");
    }
    Disposable.execute(connection, "create schema public");
  }

  /** Knows the class path's protocol, as the one does that Spring Boot gives to Liquibase. */
  private static final class SpringsAccessor extends DirectoryResourceAccessor {

    SpringsAccessor(Path root) throws FileNotFoundException {
      super(root);
    }

    private static String local(String path) {
      return path.replaceFirst("^classpath:/*", "");
    }

    @Override
    public List<Resource> getAll(String path) throws IOException {
      return super.getAll(local(path));
    }

    @Override
    public List<Resource> search(String path, SearchOptions options) throws IOException {
      return super.search(local(path), options);
    }
  }
}
