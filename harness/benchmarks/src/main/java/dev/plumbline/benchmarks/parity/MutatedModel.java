package dev.plumbline.benchmarks.parity;

import dev.plumbline.benchmarks.machine.OwnCluster;
import dev.plumbline.benchmarks.model.EntityModel;
import dev.plumbline.benchmarks.model.SchemaOrigin;
import dev.plumbline.benchmarks.mutation.Catalogue;
import dev.plumbline.benchmarks.mutation.Mutation;
import dev.plumbline.benchmarks.report.Run;
import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.postgres.Database;
import dev.plumbline.schema.Namespace;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A model whose schema is changed in every way that there is, one at a time, each time in a
 * transaction that is taken back once everybody has looked.
 */
final class MutatedModel {

  private static final Pattern PEERS =
      Pattern.compile(System.getProperty("plumbline.bench.peers", ".*"));

  /** After as many changes that were taken back, catalogs are noticeably slower to read. */
  private static final int TIDY = 100;

  private final EntityModel model;
  private final OwnCluster own;
  private final Run run;
  private final List<Judge> judges = new ArrayList<>();
  private final List<JudgedModel> judged = new ArrayList<>();
  private final List<String> impossible = new ArrayList<>();
  private int applied;

  MutatedModel(EntityModel model, OwnCluster own, Run run) {
    this.model = model;
    this.own = own;
    this.run = run;
  }

  EntityModel model() {
    return model;
  }

  List<JudgedModel> judged() {
    return judged;
  }

  /** Changes that PostgreSQL refused, each with its reason. */
  List<String> impossible() {
    return impossible;
  }

  /** How many changes were made. */
  int applied() {
    return applied;
  }

  /**
   * Makes all changes.
   *
   * @param most of a kind
   */
  void judgeAll(int most) throws Exception {
    Database database = withSchema();
    try (OpenTransaction transaction = OpenTransaction.on(database.dataSource());
        HibernateTools hibernate = new HibernateTools(model, transaction.dataSource())) {
      PlumblineJudge plumbline =
          new PlumblineJudge(
              model, own.cluster(), transaction.view(), () -> withSchemaAndChanges(transaction));
      emptyTables(plumbline.original(), transaction);
      invite(Peer.PLUMBLINE, () -> plumbline);
      invite(Peer.HIBERNATE, () -> hibernate);
      invite(
          Peer.LIQUIBASE,
          () -> new LiquibaseDiff(transaction.dataSource(), namespaces(plumbline.original())));
      invite(
          Peer.LIQUIBASE_HIBERNATE,
          () -> new LiquibaseHibernate(hibernate, transaction.dataSource()));
      Map<String, Integer> seen = new HashMap<>();
      for (Mutation mutation :
          Catalogue.of(plumbline.original(), plumbline.mapping(), ownEnumTypes())) {
        if (seen.merge(mutation.kind(), 1, Integer::sum) <= most) {
          judge(mutation, transaction);
        }
      }
    } finally {
      for (Judge judge : judges) {
        judge.close();
      }
      own.cluster().discard(database);
    }
  }

  /** One who cannot read the model does not keep the others from judging it. */
  private void invite(Peer peer, Callable<Judge> invited) {
    if (PEERS.matcher(peer.name()).matches()) {
      run.attempt(
          "let " + peer.subject() + " read " + model.name(),
          () -> {
            Judge judge = invited.call();
            judges.add(judge);
            judged.add(
                new JudgedModel(
                    peer, judge, run.samples(MutationScore.ONE_SCHEMA, peer.subject())));
          });
    }
  }

  private Database withSchema() throws Exception {
    if (model.origin() instanceof SchemaOrigin.ByChangelog changelog) {
      return own.migrated(Changelog.locate(changelog.service(), SearchPath.classPath()));
    }
    Database database = own.cluster().createDatabase(model.name());
    if (model.origin() instanceof SchemaOrigin.ByScript script) {
      try (OpenTransaction transaction = OpenTransaction.on(database.dataSource())) {
        transaction.execute(List.of(script.sql()));
        transaction.commit();
      }
    } else {
      try (HibernateTools hibernate = new HibernateTools(model, database.dataSource())) {
        hibernate.create();
      }
    }
    return database;
  }

  /** What only the transaction can see, for others. */
  private Database withSchemaAndChanges(OpenTransaction transaction) throws Exception {
    Database database = withSchema();
    try (OpenTransaction changes = OpenTransaction.on(database.dataSource())) {
      changes.execute(transaction.executed());
      changes.commit();
    }
    return database;
  }

  /** Rows that a changelog has written would stand in the way of some changes. */
  private static void emptyTables(Schema schema, OpenTransaction transaction) throws SQLException {
    List<String> tables =
        schema.tables().stream()
            .filter(table -> table.type() == Table.Type.TABLE)
            .map(table -> table.name().quoted())
            .toList();
    if (!tables.isEmpty()) {
      transaction.execute(List.of("truncate " + String.join(", ", tables) + " cascade"));
    }
    transaction.commit();
  }

  private static List<String> namespaces(Schema schema) {
    return schema.namespaces().stream().map(Namespace::name).toList();
  }

  /** Those that Hibernate makes by itself, so that the mapping knows their values. */
  private Set<QualifiedName> ownEnumTypes() throws SQLException {
    Database empty = own.cluster().createDatabase(model.name() + "_types");
    try (HibernateTools hibernate = new HibernateTools(model, empty.dataSource());
        Connection connection = empty.connect()) {
      hibernate.createWhatIsPossible();
      return CatalogReader.read(connection).enumTypes().stream()
          .map(type -> type.name())
          .collect(Collectors.toSet());
    } finally {
      own.cluster().discard(empty);
    }
  }

  private void judge(Mutation mutation, OpenTransaction transaction) throws Exception {
    try {
      transaction.execute(mutation.statements());
    } catch (SQLException e) {
      transaction.rollBack();
      impossible.add(mutation.name() + ": " + e.getMessage());
      return;
    }
    applied++;
    if (applied % TIDY == 0) {
      transaction.tidyUp();
      transaction.execute(mutation.statements());
    }
    for (JudgedModel one : judged) {
      one.ask(mutation);
    }
    transaction.rollBack();
  }
}
