package dev.plumbline.hibernate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.generator.Generator;
import org.hibernate.id.enhanced.DatabaseStructure;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.id.enhanced.TableGenerator;
import org.hibernate.mapping.Column;
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
  private final List<Counter> counters = new ArrayList<>();

  /** A generator that draws from a row of a table, and whose key that becomes. */
  record Counter(TableGenerator generator, Table table, Column key) {}

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
      tables.putIfAbsent(physical(fromTable.getTableName()), attribute);
      if (key.getColumnSpan() == 1) {
        counters.add(new Counter(fromTable, owner.getTable(), key.getColumns().get(0)));
      }
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

  /** What a naming strategy has made of the name that the mapping has for a table. */
  private String physical(String name) {
    if (database == null) {
      return name; // nobody asks where no generator is known
    }
    String[] parts = name.split("\\.", -1);
    Identifier table = Identifier.toIdentifier(parts[parts.length - 1]);
    List<Table> found =
        StreamSupport.stream(database.getNamespaces().spliterator(), false)
            .map(namespace -> namespace.locateTable(table))
            .filter(Objects::nonNull)
            .toList();
    return found.size() == 1 ? found.get(0).getQualifiedTableName().render() : name;
  }

  /** Those in that table. */
  List<Counter> countersIn(Table table) {
    String name = table.getQualifiedTableName().render();
    return counters.stream()
        .filter(counter -> physical(counter.generator().getTableName()).equals(name))
        .toList();
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
      LOG.log(System.Logger.Level.WARNING, "Not known where the key " + key + " comes from", e);
      return null;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(method + " is public", e);
    }
  }
}
