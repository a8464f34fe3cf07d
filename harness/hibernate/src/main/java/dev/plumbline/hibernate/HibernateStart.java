package dev.plumbline.hibernate;

import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.cfg.ManagedBeanSettings;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.EntityManagerFactoryBuilder;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.hibernate.jpa.boot.spi.JpaSettings;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Hibernate's whole start with the entities, up to its session factory: only then have Bean
 * Validation and other integrators changed the metadata, and has Hibernate said whether it accepts
 * everything else that it checks, such as named queries.
 *
 * <p>Where it refuses to start, what it knew by then is taken down before it gives up.
 */
final class HibernateStart implements Integrator {

  private static final System.Logger LOG = System.getLogger(HibernateStart.class.getName());

  private final PersistenceBootstrap bootstrap;
  private @Nullable GeneratedColumns generated;
  private @Nullable MetadataImplementor integrated;
  private @Nullable BoundEntities bound;

  private HibernateStart(PersistenceBootstrap bootstrap) {
    this.bootstrap = bootstrap;
  }

  /**
   * Starts Hibernate and stops it again. Where it cannot even bind the entities and blames some of
   * them, it is asked about the others.
   *
   * @throws RuntimeException Hibernate's, if it cannot bind any of them
   * @throws LinkageError if a class that all of them need is not there
   */
  static BoundEntities with(PersistenceBootstrap bootstrap, Map<String, Object> settings) {
    List<Throwable> refusals = new ArrayList<>();
    PersistenceBootstrap remaining = bootstrap;
    while (true) {
      try {
        return new HibernateStart(remaining).run(settings).refusedWith(refusals);
      } catch (RuntimeException | LinkageError e) {
        String words = StartRefusal.words(e);
        if (!bootstrap.leftOutOf(remaining).stream().anyMatch(words::contains)) {
          refusals.add(e); // and not because others were left out
        }
        Optional<PersistenceBootstrap> others = remaining.withoutThoseIn(words);
        if (others.isEmpty()) {
          throw first(refusals, e);
        }
        remaining = others.get();
      }
    }
  }

  private static RuntimeException first(List<Throwable> refusals, Throwable last) {
    Throwable first = refusals.isEmpty() ? last : refusals.get(0);
    if (first instanceof LinkageError error) {
      throw error;
    }
    return (RuntimeException) first;
  }

  private BoundEntities run(Map<String, Object> settings) {
    Map<String, Object> watched = new HashMap<>(settings);
    watched.putIfAbsent(JpaSettings.INTEGRATOR_PROVIDER, (IntegratorProvider) () -> List.of(this));
    if (SpringBeans.areExpected()) {
      watched.putIfAbsent(ManagedBeanSettings.BEAN_CONTAINER, new SpringBeans());
    }
    EntityManagerFactoryBuilder builder = bootstrap.builder(watched);
    MetadataImplementor metadata = metadata(builder);
    EntityManagerFactory factory;
    try {
      factory = builder.build();
    } catch (RuntimeException | LinkageError refusal) {
      return known(metadata, refusal).refusedWith(List.of(refusal));
    }
    try (factory) {
      bound = bind(metadata);
      return bound;
    }
  }

  private static MetadataImplementor metadata(EntityManagerFactoryBuilder builder) {
    try {
      return builder.metadata();
    } catch (RuntimeException | LinkageError e) {
      builder.cancel();
      throw e;
    }
  }

  private BoundEntities known(MetadataImplementor metadata, Throwable refusal) {
    if (bound != null) {
      return bound;
    }
    try {
      return bind(metadata);
    } catch (RuntimeException e) {
      refusal.addSuppressed(e);
      if (refusal instanceof LinkageError error) {
        throw error;
      }
      throw new IllegalStateException(refusal.getMessage(), refusal);
    }
  }

  private BoundEntities bind(MetadataImplementor metadata) {
    if (generated != null) {
      generated.restore();
    }
    return BoundEntities.of(metadata, metadata.getMetadataBuildingOptions().getServiceRegistry());
  }

  @Override
  public void integrate(
      Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
    generated = GeneratedColumns.of(metadata);
    integrated = (MetadataImplementor) metadata;
  }

  /** Called before the factory is open only if it cannot be made. */
  @Override
  public void disintegrate(
      SessionFactoryImplementor factory, SessionFactoryServiceRegistry services) {
    if (bound == null && integrated != null) {
      try {
        bound = bind(integrated);
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "Not even the schema of the entities is known", e);
      }
    }
  }
}
