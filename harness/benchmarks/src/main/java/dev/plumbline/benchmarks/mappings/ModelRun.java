package dev.plumbline.benchmarks.mappings;

import dev.plumbline.benchmarks.model.EntityModel;
import dev.plumbline.benchmarks.model.SchemaOrigin;
import dev.plumbline.benchmarks.mutation.Catalogue;
import dev.plumbline.benchmarks.mutation.Impact;
import dev.plumbline.benchmarks.mutation.Mutation;
import dev.plumbline.benchmarks.parity.OpenTransaction;
import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.comparison.Difference;
import dev.plumbline.comparison.SchemaComparison;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.parity.Mapping;
import dev.plumbline.parity.MappingParity;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Database;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;

/**
 * One model: is what we expect what Hibernate creates, and do its statements fail exactly where an
 * ERROR stands?
 */
final class ModelRun {

  private final EntityModel model;
  private final Cluster cluster;
  private final Tally tally;

  ModelRun(EntityModel model, Cluster cluster, Tally tally) {
    this.model = model;
    this.cluster = cluster;
    this.tally = tally;
  }

  /**
   * Does all of it.
   *
   * @param changes how many of the possible changes of the schema
   * @param random that draws them
   */
  void judge(int changes, Random random) throws Exception {
    Database empty = ofTheApplication("m_empty");
    Database copy = migrated();
    Database migrated = migrated();
    try (OpenTransaction transaction = OpenTransaction.on(migrated.dataSource())) {
      Mapping mapping = model.entities().mapping(empty.dataSource(), copy.dataSource());
      Connection connection = transaction.view();
      Schema original = CatalogReader.read(connection);
      correct(schema(mapping, original), mapping, transaction, original);
      Map<String, String> beyondUs = failures(transaction, original);
      if (model.origin() instanceof SchemaOrigin.ByHibernate) {
        beyondUs.forEach(
            (what, why) -> tally.deviation(model.name() + ": " + what + " fails: " + why));
      }
      beyondUs.putAll(failuresOfTwo(transaction, original));
      transaction.rollBack();
      beyondUs.forEach((what, why) -> tally.leftOut(model.name() + ": " + what + ": " + why));
      unchanged(mapping, connection, beyondUs);
      original = CatalogReader.read(connection);
      Set<Finding> before = findings(mapping, connection);
      List<Mutation> possible = new ArrayList<>(Catalogue.of(original, mapping, own(original)));
      Collections.shuffle(possible, random);
      for (Mutation mutation : possible.stream().limit(changes).toList()) {
        change(mutation, mapping, before, transaction, original, beyondUs.keySet());
      }
    } finally {
      cluster.discard(empty);
      cluster.discard(copy);
      cluster.discard(migrated);
    }
  }

  /**
   * What fails in a process that starts now. It is a new one each time: one that is there already
   * has drawn keys in advance, and knows nothing of what was changed.
   */
  private Map<String, String> failures(OpenTransaction transaction, Schema original)
      throws SQLException {
    try (SessionFactory factory = HibernateItself.start(model, transaction.dataSource())) {
      Statements statements = new Statements(factory, original, transaction.view());
      tally.statements(statements.size());
      return statements.failures();
    } catch (RuntimeException e) {
      return new TreeMap<>(Map.of("start", String.valueOf(e.getMessage())));
    }
  }

  /** What fails when two processes store one after the other; their rows stay. */
  private Map<String, String> failuresOfTwo(OpenTransaction transaction, Schema original)
      throws SQLException {
    Map<String, String> failures = new TreeMap<>();
    for (int first : new int[] {1, 2_001}) {
      try (SessionFactory factory = HibernateItself.start(model, transaction.dataSource())) {
        failures.putAll(new Statements(factory, original, transaction.view()).store(first));
      }
    }
    return failures;
  }

  private Database migrated() throws Exception {
    Database database = ofTheApplication("m");
    if (model.origin() instanceof SchemaOrigin.ByScript script) {
      try (OpenTransaction transaction = OpenTransaction.on(database.dataSource())) {
        transaction.execute(List.of(script.sql()));
        transaction.commit();
      }
    } else {
      HibernateItself.create(model, database.dataSource());
    }
    return database;
  }

  /** A database whose sessions have an application's role: a superuser may do everything. */
  private Database ofTheApplication(String name) throws SQLException {
    Database database = cluster.createDatabase(name);
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          do $$
          begin
            if not exists (select from pg_catalog.pg_roles where rolname = 'application') then
              create role application;
            end if;
            execute format('alter database %I owner to application', current_database());
            execute format('alter database %I set role = application', current_database());
          end $$""");
    }
    return database;
  }

  private static Set<QualifiedName> own(Schema schema) {
    return schema.enumTypes().stream().map(type -> type.name()).collect(Collectors.toSet());
  }

  /**
   * Compares the schema that Hibernate creates by itself with the expected one. What it cannot
   * create, because it needs the changelog, is not compared.
   *
   * @return columns that it declares not null and we do not expect to be
   */
  private List<String> schema(Mapping mapping, Schema migrated) throws SQLException {
    List<String> stricter = new ArrayList<>();
    Database created = cluster.createDatabase("m_created");
    try {
      HibernateItself.create(model, created.dataSource());
      try (Connection connection = created.connect()) {
        Schema byHibernate = CatalogReader.read(connection);
        Explained explained = new Explained(byHibernate, migrated, mapping);
        for (Difference difference : SchemaComparison.compare(byHibernate, mapping.schema())) {
          if (difference instanceof Difference.Changed changed
              && changed.property().equals("nullable")
              && Boolean.TRUE.equals(changed.actual())) {
            stricter.add(changed.subject());
          } else if (!explained.is(difference)) {
            tally.deviation(model.name() + ": expected schema: " + difference.toText());
          }
        }
      }
    } catch (RuntimeException e) {
      tally.leftOut(model.name() + ": Hibernate alone cannot create the schema: " + e.getMessage());
    } finally {
      cluster.discard(created);
    }
    return stricter;
  }

  /**
   * In the one table of a hierarchy Hibernate 7 declares not null what only some of its entities
   * have, and then cannot store the others. A schema that works is without that, which is shown
   * here: statements fail with it. What Hibernate itself generates it declares not null, too; there
   * nobody else has.
   */
  private void correct(
      List<String> stricter, Mapping mapping, OpenTransaction transaction, Schema original)
      throws SQLException {
    if (stricter.isEmpty() || !(model.origin() instanceof SchemaOrigin.ByHibernate)) {
      return;
    }
    if (failures(transaction, original).isEmpty() && !Explained.areNeverNull(stricter, mapping)) {
      tally.deviation(model.name() + ": expected nullable, without need: " + stricter);
    }
    for (String column : stricter) {
      int dot = column.lastIndexOf('.');
      transaction.execute(
          List.of(
              "alter table "
                  + column.substring(0, dot)
                  + " alter column "
                  + column.substring(dot + 1)
                  + " drop not null"));
    }
    transaction.commit();
  }

  /** Where a person has written the schema, only the fixture's own test knows all of it. */
  private void unchanged(Mapping mapping, Connection connection, Map<String, String> beyondUs)
      throws SQLException {
    if (!beyondUs.isEmpty()) {
      return;
    }
    errors(mapping, connection)
        .forEach(
            finding -> tally.deviation(model.name() + ": all works, and yet " + text(finding)));
  }

  private static List<Finding> errors(Mapping mapping, Connection connection) throws SQLException {
    return findings(mapping, connection).stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .toList();
  }

  private static Set<Finding> findings(Mapping mapping, Connection connection) throws SQLException {
    return new LinkedHashSet<>(
        MappingParity.compare(mapping, CatalogReader.read(connection), connection).all());
  }

  private static String text(Finding finding) {
    return finding.code()
        + " "
        + finding.subject()
        + ", expected "
        + finding.expected()
        + ", found "
        + finding.actual();
  }

  private void change(
      Mutation mutation,
      Mapping mapping,
      Set<Finding> before,
      OpenTransaction transaction,
      Schema original,
      Set<String> beyondUs)
      throws SQLException {
    try {
      transaction.execute(mutation.statements());
    } catch (SQLException e) {
      transaction.rollBack();
      return; // PostgreSQL does not allow it
    }
    try {
      tally.changed();
      Set<Finding> findings = findings(mapping, transaction.view());
      Map<String, String> failures = failures(transaction, original);
      failures.keySet().removeAll(beyondUs);
      if (failures.isEmpty() && mutation.kind().contains("sequence")) {
        failures.putAll(failuresOfTwo(transaction, original));
        failures.keySet().removeAll(beyondUs);
      }
      List<Finding> news = findings.stream().filter(finding -> !before.contains(finding)).toList();
      boolean told = mutation.verdict().impact() == Impact.NOTEWORTHY && !news.isEmpty();
      judge(mutation, news, told, failures);
    } finally {
      transaction.rollBack();
    }
  }

  /**
   * Compares what is said of a change with what it does.
   *
   * @param news findings that were not there without it
   * @param told whether it is a rule that the mapping does not contradict, and somebody is told
   */
  private void judge(
      Mutation mutation, List<Finding> news, boolean told, Map<String, String> failures) {
    Optional<Finding> error =
        news.stream().filter(finding -> finding.severity() == Severity.ERROR).findFirst();
    String where = model.name() + ": after " + mutation.name() + ": ";
    if (error.isPresent() && failures.isEmpty() && !isExplained(error.get())) {
      tally.deviation(where + "all works, and yet " + text(error.get()));
    } else if (error.isEmpty()
        && !told
        && !failures.values().stream().allMatch(failure -> isAnnounced(failure, news))) {
      Map.Entry<String, String> failure = failures.entrySet().iterator().next();
      tally.deviation(
          (where + "no error, and yet " + failure.getKey() + ": " + failure.getValue())
              + news.stream()
                  .map(finding -> "; " + finding.severity() + " " + text(finding))
                  .collect(Collectors.joining()));
    }
  }

  /**
   * At start Hibernate compares increments only for sequences of the connection's own schema. With
   * a larger one in another schema it works, and leaves gaps; what the mapping says of the sequence
   * is wrong all the same, and refused once that schema is the connection's.
   */
  private static boolean isInAnotherNamespace(Finding finding) {
    return finding.code() == FindingCode.SEQUENCE_INCREMENT_MISMATCH
        && finding.subject().contains(".");
  }

  /** It stores and reads numbers of large objects of its own, and cannot read others' text. */
  private static boolean isLargeObjectInText(Finding finding) {
    return finding.code() == FindingCode.COLUMN_TYPE_MISMATCH
        && "oid".equals(finding.expected())
        && "text".equals(finding.actual());
  }

  private static boolean isExplained(Finding finding) {
    return isInAnotherNamespace(finding) || isLargeObjectInText(finding);
  }

  /**
   * Whether a warning says so. A value that comes back as another is no statement that fails; and
   * which values a check refuses that is put in other words than the mapping's nobody can read.
   */
  private static boolean isAnnounced(String failure, List<Finding> news) {
    return news.stream()
        .filter(finding -> finding.severity() == Severity.WARNING)
        .anyMatch(
            finding ->
                failure.contains(Attributes.OTHER_VALUE)
                    || (finding.code() == FindingCode.CHECK_MISMATCH
                        && failure.contains("violates check constraint")));
  }
}
