package dev.plumbline.hibernate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.generator.Generator;
import org.hibernate.id.enhanced.DatabaseStructure;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.id.enhanced.TableGenerator;
import org.hibernate.mapping.KeyValue;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** Where Hibernate takes generated keys from: sequences, and tables that belong to no entity. */
final class KeyGeneration {

  /** Knows of none. */
  static final KeyGeneration UNKNOWN = new KeyGeneration(null);

  private static final System.Logger LOG = System.getLogger(KeyGeneration.class.getName());

  private final @Nullable Database database;
  private final Map<String, String> tables = new HashMap<>();

  private KeyGeneration(@Nullable Database database) {
    this.database = database;
  }

  static KeyGeneration of(Metadata metadata) {
    return new KeyGeneration(metadata.getDatabase());
  }

  /**
   * The sequence that the key is drawn from, if it is. A table that it is drawn from instead is
   * remembered.
   *
   * @param attribute whose key it is
   */
  Optional<QualifiedName> sequence(KeyValue key, RootClass owner, String attribute) {
    Generator generator = database == null ? null : generator(database, key, owner);
    if (generator instanceof TableGenerator fromTable) {
      tables.putIfAbsent(fromTable.getTableName(), attribute);
    } else if (generator instanceof SequenceStyleGenerator sequenceStyle) {
      return sequence(sequenceStyle, attribute);
    }
    return Optional.empty();
  }

  private Optional<QualifiedName> sequence(SequenceStyleGenerator generator, String attribute) {
    DatabaseStructure structure = generator.getDatabaseStructure();
    structure.registerExportables(database); // until then it has no name
    QualifiedName name = structure.getPhysicalName();
    if (!structure.isPhysicalSequence()) {
      tables.putIfAbsent(name.render(), attribute);
      return Optional.empty();
    }
    return Optional.of(name);
  }

  /** The attribute whose keys are counted in the table, if that is what it is for. */
  Optional<String> countedIn(Table table) {
    return Optional.ofNullable(tables.get(table.getQualifiedTableName().render()));
  }

  /**
   * Hibernate 7 makes another one, 6.6 returns the one that it has made for its DDL, and wants a
   * factory that it then does not use.
   */
  private static @Nullable Generator generator(Database database, KeyValue key, RootClass owner) {
    for (Method method : KeyValue.class.getMethods()) {
      Class<?>[] types = method.getParameterTypes();
      if (method.getName().equals("createGenerator")
          && types[types.length - 1] == RootClass.class) {
        Object[] arguments = new Object[types.length];
        arguments[types.length - 2] = database.getDialect();
        arguments[types.length - 1] = owner;
        return generator(method, key, arguments);
      }
    }
    throw new IllegalStateException(
        "This Hibernate has no "
            + KeyValue.class.getName()
            + ".createGenerator(…, Dialect, RootClass), but "
            + Arrays.toString(KeyValue.class.getMethods()));
  }

  private static @Nullable Generator generator(Method method, KeyValue key, Object[] arguments) {
    try {
      return (Generator) method.invoke(key, arguments);
    } catch (InvocationTargetException e) {
      // a generator of the user's own, which may want more than there is now
      LOG.log(System.Logger.Level.DEBUG, "Not known where the key " + key + " comes from", e);
      return null;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(method + " is public", e);
    }
  }
}
