package dev.plumbline.hibernate;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.generator.EventType;
import org.hibernate.generator.Generator;
import org.hibernate.generator.GeneratorCreationContext;
import org.hibernate.generator.OnExecutionGenerator;
import org.hibernate.mapping.GeneratorCreator;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Value;
import org.hibernate.service.ServiceRegistry;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Whether Hibernate leaves an attribute to the database ({@code @Generated}, {@code
 * GeneratedColumn}), so that its statements do not mention the column.
 */
final class ValueGeneration {

  /** Takes every attribute for one that is not generated. */
  static final ValueGeneration UNKNOWN = new ValueGeneration(null);

  private final @Nullable Database database;

  private ValueGeneration(@Nullable Database database) {
    this.database = database;
  }

  static ValueGeneration of(Metadata metadata) {
    return new ValueGeneration(metadata.getDatabase());
  }

  /** Whether Hibernate, or an expression in its INSERT, always has a value for this attribute. */
  boolean suppliesOnInsert(Property property, PersistentClass owner) {
    Generator generator = generator(property, owner);
    return generator != null
        && generator.getEventTypes().contains(EventType.INSERT)
        && !isLeftToDatabase(generator);
  }

  /** Whether the statement that {@code event} causes goes without this attribute. */
  boolean omits(Property property, PersistentClass owner, EventType event) {
    Generator generator = generator(property, owner);
    return generator != null
        && generator.getEventTypes().contains(event)
        && isLeftToDatabase(generator);
  }

  private @Nullable Generator generator(Property property, PersistentClass owner) {
    GeneratorCreator creator = property.getValueGeneratorCreator();
    return creator == null || database == null
        ? null
        : creator.createGenerator(new Context(database, owner, property));
  }

  private boolean isLeftToDatabase(Generator generator) {
    return database != null
        && generator instanceof OnExecutionGenerator onExecution
        && generator.generatedOnExecution()
        && !onExecution.referenceColumnsInSql(database.getDialect());
  }

  /**
   * What a generator may ask about its surroundings.
   *
   * <p>Hibernate 6.6 asks for less than 7 does; this answers both.
   */
  @NullUnmarked // Hibernate's interface says null for "none"
  private record Context(Database database, PersistentClass owner, Property property)
      implements GeneratorCreationContext {

    @Override
    public Database getDatabase() {
      return database;
    }

    @Override
    public ServiceRegistry getServiceRegistry() {
      return database.getServiceRegistry();
    }

    @Override
    public String getDefaultCatalog() {
      return null;
    }

    @Override
    public String getDefaultSchema() {
      return null;
    }

    @Override
    public PersistentClass getPersistentClass() {
      return owner;
    }

    @Override
    public RootClass getRootClass() {
      return owner.getRootClass();
    }

    @Override
    public Property getProperty() {
      return property;
    }

    @Override
    public Value getValue() {
      return property.getValue();
    }
  }
}
