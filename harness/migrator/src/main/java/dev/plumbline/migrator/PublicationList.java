package dev.plumbline.migrator;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Publications that ALTER SUBSCRIPTION adds or drops.
 *
 * @param subscription as the statement writes it
 * @param publications as the statement writes them
 * @param added whether they are added, instead of dropped
 */
record PublicationList(SqlName subscription, List<SqlName> publications, boolean added)
    implements LoneStatement {

  static Optional<LoneStatement> of(SingleStatement statement) {
    SqlName.Reader reader = statement.read();
    if (!reader.passes("alter", "subscription") || !reader.isAtName()) {
      return Optional.empty();
    }
    SqlName subscription = reader.name();
    boolean added = reader.passes("add", "publication");
    if (!added && !reader.passes("drop", "publication")) {
      return Optional.empty();
    }
    List<SqlName> publications = new ArrayList<>();
    do {
      if (!reader.isAtName()) {
        return Optional.empty();
      }
      publications.add(reader.name());
    } while (reader.passes(','));
    return Optional.of(new PublicationList(subscription, publications, added));
  }

  @Override
  public Outcome outcome(Connection connection, String before) throws SQLException {
    for (SqlName publication : publications) {
      if (isListed(connection, publication) != added) {
        return Outcome.NOT_DONE;
      }
    }
    return Outcome.DONE;
  }

  private boolean isListed(Connection connection, SqlName publication) throws SQLException {
    return new Query(
            connection,
            """
            select exists (
              select
              from pg_catalog.pg_subscription as s
              join pg_catalog.pg_database as d on d.oid operator(pg_catalog.=) s.subdbid
              where d.datname operator(pg_catalog.=) pg_catalog.current_database()
                and s.subname operator(pg_catalog.=)
                  (pg_catalog.parse_ident(?::pg_catalog.text))[1]::pg_catalog.name
                and (pg_catalog.parse_ident(?::pg_catalog.text))[1]::pg_catalog.name::pg_catalog.text
                  operator(pg_catalog.=) any (s.subpublications))
            """,
            subscription.written(),
            publication.written())
        .isTrue();
  }
}
