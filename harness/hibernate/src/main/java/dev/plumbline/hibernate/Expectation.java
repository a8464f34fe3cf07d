package dev.plumbline.hibernate;

import dev.plumbline.comparison.Mapping;
import dev.plumbline.schema.Schema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What entities expect of their database, in Hibernate's words: DDL of which a server has yet to
 * say what it comes to.
 *
 * <p>The server's answer depends on nothing but that DDL, the changelog's types around it, and the
 * server's version. So it can be noted and recalled instead of asking again. Immutable; safe for
 * use by several threads.
 */
public final class Expectation {

  private final Entities entities;
  private final BoundEntities bound;

  Expectation(Entities entities, BoundEntities bound) {
    this.entities = entities;
    this.bound = bound;
  }

  /**
   * Lets PostgreSQL execute the DDL, and reads what it has become.
   *
   * @param emptyDatabase a scratch database on the server of the one to compare with, opened by a
   *     role that owns it; it is no longer empty afterwards
   * @param migrated the schema to compare with, whose extensions, enum types and domains are
   *     provided to the entities
   * @throws EntitiesException if PostgreSQL rejects the DDL
   * @throws SQLException if the scratch database cannot be read
   */
  public Mapping createIn(DataSource emptyDatabase, Schema migrated) throws SQLException {
    Furniture furniture = Furniture.of(migrated);
    try (ScratchDatabase scratch = ScratchDatabase.connect(emptyDatabase)) {
      furnish(scratch, furniture);
      try {
        scratch.create(bound.statements());
      } catch (RejectedStatementException e) {
        throw entities.rejected("PostgreSQL rejects the schema of the entities", e);
      }
      scratch.execute(furniture.clearUp());
      return mapping(scratch.schema());
    }
  }

  private void furnish(ScratchDatabase scratch, Furniture furniture) {
    try {
      scratch.execute(furniture.setUp());
    } catch (SQLException e) {
      throw new EntitiesException(
          "The extensions and types of the changelog cannot be repeated for the entities in "
              + entities.description()
              + ". The server said: "
              + e.getMessage()
              + ". Check that the role may create them in another database of this server, too.",
          e);
    }
  }

  /**
   * The same from what {@link #note} has written; empty if that was about another DDL, other types,
   * another server or another build of Plumbline, or is damaged.
   *
   * @param migrated the schema to compare with
   * @param serverVersion of its server, in full: {@code "18.6"}
   */
  public Optional<Mapping> recall(String note, Schema migrated, String serverVersion) {
    return notedSchema(migrated, serverVersion)
        .flatMap(known -> known.read(note))
        .map(this::mapping);
  }

  /**
   * A line of ASCII that is to be kept for a later {@link #recall}; empty if the schema cannot be
   * noted exactly, or nobody can tell which build of Plumbline this is.
   *
   * @param created by {@link #createIn}
   * @param migrated as it was given there
   * @param serverVersion of that server
   */
  public Optional<String> note(Mapping created, Schema migrated, String serverVersion) {
    return notedSchema(migrated, serverVersion).flatMap(known -> known.write(created.schema()));
  }

  private Optional<NotedSchema> notedSchema(Schema migrated, String serverVersion) {
    Furniture furniture = Furniture.of(migrated);
    List<String> origin = new ArrayList<>(furniture.setUp());
    origin.addAll(bound.statements());
    origin.addAll(furniture.clearUp());
    origin.add(serverVersion);
    return NotedSchema.of(origin);
  }

  private Mapping mapping(Schema schema) {
    return new Mapping(schema, bound.tables().in(schema));
  }
}
