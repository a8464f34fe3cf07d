package dev.plumbline.snapshot;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.PropertyGroup;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How records of one class look as text: what they are called, and a word for each component. A new
 * kind of object, or a new property, gets its place in the file by itself.
 *
 * <p>Found out once for each class, and not for each of the thousands of lines that a service reads
 * when it starts.
 */
final class RecordForm {

  private static final Map<Class<?>, RecordForm> KNOWN = new ConcurrentHashMap<>();

  /** Words that read better than the class's name. */
  private static final Map<Class<?>, String> KEYWORDS =
      Map.of(SchemaSnapshot.class, "service", RecordedChangeSet.class, "changeset");

  /** Words that read better than the component's name. */
  private static final Map<String, String> WORDS =
      Map.of("defaultExpression", "default", "isExpression", "expression");

  /** Flags that are usually set, and so are mentioned where they are not. */
  private static final Set<String> USUALLY_TRUE =
      Set.of(
          "nullable",
          "nullsDistinct",
          "valid",
          "inherited",
          "deterministic",
          "permissive",
          "stored");

  /** What sequences mostly have. */
  private static final Map<String, Long> USUAL_NUMBERS =
      Map.of(
          "start",
          1L,
          "minimum",
          1L,
          "maximum",
          Long.MAX_VALUE,
          "cache",
          1L,
          "statisticsTarget",
          -1L);

  /** Texts that an object may lack. */
  private static final Set<String> OPTIONAL_TEXTS =
      Set.of(
          "accessMethod",
          "canonical",
          "checksum",
          "clusteredOn",
          "collation",
          "comment",
          "compression",
          "defaultExpression",
          "difference",
          "foreignServer",
          "ofType",
          "operatorClass",
          "owner",
          "partitionBound",
          "partitionKey",
          "predicate",
          "replicaIdentity",
          "rules",
          "storage",
          "tablespace",
          "using",
          "withCheck");

  /** Texts that are usually empty. */
  private static final Set<String> USUALLY_EMPTY = Set.of("contexts", "labelFilter", "shape");

  /** Enums whose constants are all worth a word, because there may be none of them. */
  private static final Set<Class<?>> OPTIONAL_ENUMS = Set.of(Column.Identity.class);

  /** What kind of text a component becomes. */
  enum Kind {
    FLAG,
    /** A string, number, enum constant or name. */
    VALUE,
    /** A list of such. */
    VALUES,
    /** A record on a line of its own below. */
    CHILD,
    /** Any number of such. */
    CHILDREN,
    /** A record whose components are written as if they were the owner's. */
    GROUP
  }

  /**
   * A component.
   *
   * @param component whose
   * @param kind what it becomes
   * @param word that introduces its value
   * @param type of the value, or of the elements of a list
   * @param constants if that is an enum, its constants by their words
   * @param usual the value that need not be written, or null
   */
  record Field(
      RecordComponent component,
      Kind kind,
      String word,
      Class<?> type,
      Map<String, Object> constants,
      @Nullable Object usual) {

    static Field of(RecordComponent component) {
      Class<?> type = component.getType();
      String name = component.getName();
      boolean isList = type == List.class;
      Class<?> element = isList ? element(component.getGenericType()) : type;
      return new Field(
          component,
          kind(isList, element),
          WORDS.getOrDefault(name, kebab(name)),
          element,
          constants(element),
          isList ? List.of() : usual(element, name));
    }

    private static Map<String, Object> constants(Class<?> type) {
      Map<String, Object> constants = new LinkedHashMap<>();
      if (type.isEnum()) {
        for (Object constant : type.getEnumConstants()) {
          constants.put(RecordForm.word((Enum<?>) constant), constant);
        }
      }
      return Collections.unmodifiableMap(constants);
    }

    private static Class<?> element(Type list) {
      return (Class<?>) ((ParameterizedType) list).getActualTypeArguments()[0];
    }

    private static Kind kind(boolean isList, Class<?> element) {
      if (element == Schema.class || PropertyGroup.class.isAssignableFrom(element)) {
        return Kind.GROUP;
      }
      if (element.isRecord() && element != QualifiedName.class) {
        return isList ? Kind.CHILDREN : Kind.CHILD;
      }
      if (isList) {
        return Kind.VALUES;
      }
      return element == boolean.class ? Kind.FLAG : Kind.VALUE;
    }

    private static @Nullable Object usual(Class<?> type, String name) {
      if (type == boolean.class) {
        return USUALLY_TRUE.contains(name);
      }
      if (type == long.class) {
        return USUAL_NUMBERS.get(name);
      }
      if (USUALLY_EMPTY.contains(name)) {
        return "";
      }
      return type.isEnum() && !OPTIONAL_ENUMS.contains(type) ? type.getEnumConstants()[0] : null;
    }

    @Nullable Object in(Record value) {
      try {
        return component.getAccessor().invoke(value);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("Cannot read " + component, e);
      }
    }

    /** Whether an object may lack it. */
    boolean isOptional() {
      return switch (kind) {
        case FLAG, VALUES, CHILD, CHILDREN -> true;
        case GROUP -> type == Table.View.class;
        case VALUE ->
            usual != null
                || OPTIONAL_ENUMS.contains(type)
                || OPTIONAL_TEXTS.contains(component.getName());
      };
    }

    /** What says that a flag is not as usual. */
    String flag() {
      return Boolean.TRUE.equals(usual) ? "not-" + word : word;
    }

    /**
     * The constant with that word.
     *
     * @throws IllegalArgumentException if there is none
     */
    Object constant(String word) {
      Object constant = constants.get(word);
      if (constant == null) {
        throw new IllegalArgumentException("\"" + word + "\" is not known");
      }
      return constant;
    }

    /** Whether this tells which of several keywords introduces the record. */
    boolean isKeyword() {
      return type.isEnum() && word.equals("type");
    }
  }

  private final Class<? extends Record> type;
  private final Constructor<? extends Record> constructor;
  private final List<Field> fields;
  private final List<String> keywords;
  private final Set<String> flags;

  private RecordForm(Class<? extends Record> type) {
    this.type = type;
    fields = Arrays.stream(type.getRecordComponents()).map(Field::of).toList();
    constructor = constructor(type, fields);
    keywords =
        fields.stream()
            .filter(Field::isKeyword)
            .findFirst()
            .map(field -> List.copyOf(field.constants().keySet()))
            .orElseGet(() -> List.of(KEYWORDS.getOrDefault(type, kebab(type.getSimpleName()))));
    flags = flags(fields);
  }

  private static <T> Constructor<T> constructor(Class<T> type, List<Field> fields) {
    try {
      return type.getDeclaredConstructor(
          fields.stream().map(field -> field.component().getType()).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type + " has no constructor of its components", e);
    }
  }

  private static Set<String> flags(List<Field> fields) {
    Set<String> flags = new HashSet<>();
    for (Field field : fields) {
      if (field.kind() == Kind.FLAG) {
        flags.add(field.flag());
      } else if (field.kind() == Kind.GROUP) {
        flags.addAll(of(field.type()).flags);
      }
    }
    return flags;
  }

  static RecordForm of(Class<?> type) {
    RecordForm known = KNOWN.get(type);
    if (known == null) {
      known = new RecordForm(type.asSubclass(Record.class));
      KNOWN.put(type, known);
    }
    return known;
  }

  /** One for each component, in order; the first is what the record is called by. */
  List<Field> fields() {
    return fields;
  }

  /** What is written before what the record is called by. */
  String keyword(Record value) {
    for (Field field : fields) {
      if (field.isKeyword()) {
        return word((Enum<?>) field.in(value));
      }
    }
    return keywords.get(0);
  }

  /** All keywords that introduce records of this class. */
  List<String> keywords() {
    return keywords;
  }

  /** Whether a word is a flag of these records, and so has no value. */
  boolean isFlag(String word) {
    return flags.contains(word);
  }

  static String word(@Nullable Enum<?> constant) {
    if (constant == null) {
      throw new IllegalStateException("A property that every object has is missing");
    }
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String kebab(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /**
   * The record with these components.
   *
   * @throws IllegalArgumentException if they do not go together
   */
  Record create(@Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot create " + type, e);
    }
  }
}
