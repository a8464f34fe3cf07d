package dev.plumbline.benchmarks.parity;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import liquibase.ext.hibernate.customfactory.CustomMetadataFactory;
import liquibase.ext.hibernate.database.HibernateDatabase;
import liquibase.ext.hibernate.database.connection.HibernateConnection;
import org.hibernate.boot.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * How liquibase-hibernate gets at a model that is in no configuration file: it makes one of these,
 * by its class's name.
 */
public final class CurrentMetadata implements CustomMetadataFactory {

  private static final AtomicReference<@Nullable Metadata> CURRENT = new AtomicReference<>();

  /** Called by liquibase-hibernate. */
  public CurrentMetadata() {}

  /** What the next one is to return, in whatever thread. */
  static void set(Metadata metadata) {
    CURRENT.set(metadata);
  }

  @Override
  public Metadata getMetadata(HibernateDatabase database, HibernateConnection connection) {
    return Objects.requireNonNull(CURRENT.get(), "no model has been set");
  }
}
