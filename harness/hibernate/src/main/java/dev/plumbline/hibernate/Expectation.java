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
  private final Furniture furniture;
  private final BoundEntities bound;

  Expectation(Entities entities, Furniture furniture, BoundEntities bound) {
    this.entities = entities;
    this.furniture = furniture;
    this.bound = bound;
  }

  /**
   * Lets PostgreSQL execute the DDL, and reads what it has become.
   *
   * @param emptyDatabase a scratch database on the server of the one to compare with, opened by a
   *     role that owns it; it is no longer empty afterwards
   * @throws EntitiesException if PostgreSQL rejects the DDL
   * @throws SQLException if the scratch database cannot be read
   */
  public Mapping createIn(DataSource emptyDatabase) throws SQLException {
    try (ScratchDatabase scratch = ScratchDatabase.connect(emptyDatabase)) {
      furnish(scratch);
      try {
        scratch.create(bound.statements());
      } catch (RejectedStatementException e) {
        throw entities.rejected("PostgreSQL rejects the schema of the entities", e);
      }
      scratch.execute(furniture.clearUp());
      return mapping(scratch.schema());
    }
  }

  private void furnish(ScratchDatabase scratch) {
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
   * @param serverVersion of the server of the one to compare with, in full: {@code "18.6"}
   */
  public Optional<Mapping> recall(String note, String serverVersion) {
    return notedSchema(serverVersion).flatMap(known -> known.read(note)).map(this::mapping);
  }

  /**
   * A line of ASCII that is to be kept for a later {@link #recall}; empty if the schema cannot be
   * noted exactly, or nobody can tell which build of Plumbline this is.
   *
   * @param created by {@link #createIn}
   * @param serverVersion of that server
   */
  public Optional<String> note(Mapping created, String serverVersion) {
    return notedSchema(serverVersion).flatMap(known -> known.write(created.schema()));
  }

  private Optional<NotedSchema> notedSchema(String serverVersion) {
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
