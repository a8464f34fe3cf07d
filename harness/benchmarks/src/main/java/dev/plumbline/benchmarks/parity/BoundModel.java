package dev.plumbline.benchmarks.parity;

import liquibase.Scope;
import liquibase.database.jvm.JdbcConnection;
import liquibase.ext.hibernate.database.HibernateClassicDatabase;
import liquibase.ext.hibernate.database.connection.HibernateConnection;
import org.hibernate.boot.Metadata;

/**
 * A model that is in no configuration file, as liquibase-hibernate's reference. Its own hook for
 * such models, {@code CustomMetadataFactory}, leaves the dialect unset, without which 5.0.3 cannot
 * read a key that is drawn from a sequence.
 */
final class BoundModel extends HibernateClassicDatabase {

  private final Metadata metadata;

  private BoundModel(Metadata metadata) {
    this.metadata = metadata;
  }

  static BoundModel of(Metadata metadata) {
    BoundModel model = new BoundModel(metadata);
    model.setConnection(
        new JdbcConnection(
            new HibernateConnection(
                "hibernate:classic:bound", Scope.getCurrentScope().getResourceAccessor())));
    return model;
  }

  @Override
  protected Metadata buildMetadataFromPath() {
    dialect = metadata.getDatabase().getDialect();
    return metadata;
  }
}
