package dev.plumbline.hibernate;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.parity.Mapping;
import dev.plumbline.schema.Schema;
import dev.plumbline.snapshot.SchemaSnapshot;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What entities expect of their database, in Hibernate's words: DDL of which a server has yet to
 * say what it comes to.
 *
 * <p>The server's answer depends on nothing but that DDL, the schema around it, and the server's
 * version. So it can be noted and recalled instead of asking again. Immutable; safe for use by
 * several threads.
 */
public final class Expectation {

  private final Entities entities;
  private final BoundEntities bound;
  private final SentTypes sent;
  private final List<Finding> refusals;

  Expectation(Entities entities, BoundEntities bound, SentTypes sent) {
    this.entities = entities;
    this.bound = bound;
    this.sent = sent;
    this.refusals = bound.refusals().stream().map(entities::refusal).toList();
  }

  /**
   * Lets PostgreSQL execute the DDL where everything is that the changelog has made for mappings to
   * use, and reads what it has become.
   *
   * @param copy a database like the one to compare with, opened by a role that owns what is in it;
   *     it is of no other use afterwards
   * @param migrated the schema of that database
   * @return what the entities expect, with a finding for everything that PostgreSQL rejects
   * @throws SQLException if the copy cannot be read, or its tables not be moved out of the way
   */
  public Mapping createIn(DataSource copy, Schema migrated) throws SQLException {
    List<Rejection> rejections = new ArrayList<>();
    Schema schema = ScratchDatabase.create(copy, bound.typedAsIn(migrated), rejections::add);
    List<Finding> findings = new ArrayList<>();
    rejections.forEach(
        rejection ->
            findings.add(RejectedDefinition.finding(rejection, bound, entities.description())));
    return mapping(schema, migrated, findings);
  }

  /**
   * The same from what {@link #note} has written; empty if that was about another DDL, another
   * schema around it, another server or another build of Plumbline, or is damaged.
   *
   * @param migrated the schema to compare with
   * @param serverVersion of its server, in full: {@code "18.6"}
   */
  public Optional<Mapping> recall(String note, Schema migrated, String serverVersion) {
    return notedSchema(migrated, serverVersion)
        .flatMap(known -> known.read(note))
        .map(schema -> mapping(schema, migrated, List.of()));
  }

  /**
   * A line of ASCII that is to be kept for a later {@link #recall}; empty if the schema cannot be
   * noted exactly, PostgreSQL has rejected a part of it, or nobody can tell which build of
   * Plumbline this is.
   *
   * @param created by {@link #createIn}
   * @param migrated the schema of the database that was copied there
   * @param serverVersion of that server
   */
  public Optional<String> note(Mapping created, Schema migrated, String serverVersion) {
    return created.findings().stream()
            .noneMatch(finding -> finding.code() == FindingCode.DEFINITION_REJECTED)
        ? notedSchema(migrated, serverVersion).flatMap(known -> known.write(created.schema()))
        : Optional.empty();
  }

  private Optional<NotedSchema> notedSchema(Schema migrated, String serverVersion) {
    List<String> origin = new ArrayList<>(bound.statements());
    origin.add(new SchemaSnapshot("migrated", "", "", "", List.of(), migrated, List.of()).toText());
    origin.add(serverVersion);
    return NotedSchema.of(origin);
  }

  private Mapping mapping(Schema schema, Schema migrated, List<Finding> rejected) {
    List<Finding> findings = new ArrayList<>(refusals);
    NamingStrategies.finding(schema, migrated).ifPresent(findings::add);
    findings.addAll(rejected);
    return new Mapping(
        schema,
        bound.untyped().in(sent.in(bound.tables().in(schema))),
        findings,
        bound.tables().counters());
  }
}
