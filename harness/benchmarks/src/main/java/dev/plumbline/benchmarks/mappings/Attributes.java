package dev.plumbline.benchmarks.mappings;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.hibernate.Hibernate;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.BasicValuedModelPart;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Single attributes of entities: how to ask for them, to change them, and to compare them. */
final class Attributes {

  /** Number of a value that is in no other row. */
  private static final int FIRST_OTHER = 7;

  /** Part of what is said of a value that came back as another. */
  static final String OTHER_VALUE = " was stored as ";

  private Attributes() {}

  /** Conditions on each of them, with the value that they compare with. */
  static Map<String, Object> queries(EntityPersister entity, Limits.Source limits) {
    Map<String, Object> queries = new LinkedHashMap<>();
    for (AttributeMapping attribute : Instances.attributes(entity)) {
      query("e." + attribute.getAttributeName(), attribute, limits, queries);
    }
    return queries;
  }

  private static void query(
      String path, AttributeMapping attribute, Limits.Source limits, Map<String, Object> queries) {
    if (attribute instanceof PluralAttributeMapping plural) {
      if (plural.getElementDescriptor() instanceof BasicValuedModelPart element) {
        compare(" join " + path + " x where x = :v", element, attribute, limits, queries);
      }
    } else if (attribute instanceof EmbeddableValuedModelPart embedded) {
      for (AttributeMapping inner : Instances.attributes(embedded.getEmbeddableTypeDescriptor())) {
        query(path + "." + inner.getAttributeName(), inner, limits, queries);
      }
    } else if (attribute instanceof BasicValuedModelPart basic) {
      compare(" where " + path + " = :v", basic, attribute, limits, queries);
    }
  }

  /** Conditions that name a constant of an enum: Hibernate writes it into the statement. */
  static List<String> literals(EntityPersister entity) {
    List<String> conditions = new ArrayList<>();
    for (AttributeMapping attribute : Instances.attributes(entity)) {
      Class<?> type = attribute.getJavaType().getJavaTypeClass();
      if (attribute instanceof BasicValuedModelPart && type.isEnum()) {
        conditions.add(
            (" where e." + attribute.getAttributeName() + " = ")
                + (type.getName().replace('$', '.') + "." + type.getEnumConstants()[0]));
      }
    }
    return conditions;
  }

  private static void compare(
      String condition,
      BasicValuedModelPart part,
      AttributeMapping attribute,
      Limits.Source limits,
      Map<String, Object> queries) {
    Object value = Instances.basic(part, limits.of(part, Instances.declaration(attribute)), 3);
    if (value != null && isComparable(part)) {
      queries.put(condition, value);
    }
  }

  /** PostgreSQL has no equality of JSON and XML, and large objects are numbers. */
  private static boolean isComparable(BasicValuedModelPart part) {
    int type = part.getJdbcMapping().getJdbcType().getDefaultSqlTypeCode();
    return type != SqlTypes.JSON
        && type != SqlTypes.SQLXML
        && !SqlTypes.isBinaryType(type)
        && type != SqlTypes.CLOB
        && type != SqlTypes.NCLOB
        && type != SqlTypes.BLOB;
  }

  /**
   * Values for UPDATEs, among them each constant of an enum; none if the attribute cannot have one,
   * or this knows none.
   */
  static List<Object> others(
      EntityPersister entity, AttributeMapping attribute, Limits.Source limits) {
    if (!(attribute instanceof BasicValuedModelPart basic)
        || !Instances.isWritten(attribute)
        || !attribute.getAttributeMetadata().isUpdatable()
        || Instances.isVersion(entity, attribute)) {
      return List.of();
    }
    Class<?> type = attribute.getJavaType().getJavaTypeClass();
    int several = type.isEnum() ? type.getEnumConstants().length : 1;
    return IntStream.range(FIRST_OTHER, FIRST_OTHER + several)
        .mapToObj(
            which ->
                Instances.basic(basic, limits.of(basic, Instances.declaration(attribute)), which))
        .filter(Objects::nonNull)
        .toList();
  }

  /**
   * Compares what was stored with what was read.
   *
   * @throws IllegalStateException naming an attribute that came back as another
   */
  static void requireSame(EntityPersister entity, Object stored, Object read) {
    for (AttributeMapping attribute : Instances.attributes(entity)) {
      if (Instances.isWritten(attribute) && !Instances.isVersion(entity, attribute)) {
        requireSame(attribute, attribute.getValue(stored), attribute.getValue(read));
      }
    }
  }

  private static void requireSame(
      AttributeMapping attribute, @Nullable Object stored, @Nullable Object read) {
    if (attribute instanceof EmbeddableValuedModelPart embedded) {
      if (stored != null && read != null) {
        for (AttributeMapping inner :
            Instances.attributes(embedded.getEmbeddableTypeDescriptor())) {
          if (Instances.has(stored, inner)) {
            requireSame(inner, inner.getValue(stored), inner.getValue(read));
          }
        }
      }
    } else if (attribute instanceof PluralAttributeMapping plural) {
      Hibernate.initialize(read);
      if (plural.getElementDescriptor() instanceof BasicValuedModelPart
          && !sameElements(stored, read)) {
        throw other(attribute, stored, read);
      }
    } else if (attribute instanceof BasicValuedModelPart && !isSame(stored, read)) {
      throw other(attribute, stored, read);
    }
  }

  private static IllegalStateException other(
      AttributeMapping attribute, @Nullable Object stored, @Nullable Object read) {
    return new IllegalStateException(
        attribute.getAttributeName() + OTHER_VALUE + stored + " and is read as " + read);
  }

  /** In whatever order; an empty collection is as good as none. */
  private static boolean sameElements(@Nullable Object stored, @Nullable Object read) {
    if (stored instanceof Map<?, ?> entries && read instanceof Map<?, ?> others) {
      return sameElements(entries.values(), others.values()); // keys may be entities
    }
    if (!(stored instanceof Collection<?>) || !(read instanceof Collection<?>)) {
      return true;
    }
    List<Object> remaining = new ArrayList<>((Collection<?>) read);
    for (Object element : (Collection<?>) stored) {
      if (!remaining.removeIf(new Once(element))) {
        return false;
      }
    }
    return remaining.isEmpty();
  }

  private static final class Once implements java.util.function.Predicate<Object> {
    private final Object wanted;
    private boolean found;

    Once(Object wanted) {
      this.wanted = wanted;
    }

    @Override
    public boolean test(Object candidate) {
      boolean first = !found && isSame(wanted, candidate);
      found |= first;
      return first;
    }
  }

  private static boolean isSame(@Nullable Object before, @Nullable Object after) {
    if (before instanceof BigDecimal number && after instanceof BigDecimal other) {
      return number.compareTo(other) == 0;
    }
    if (before instanceof OffsetDateTime moment && after instanceof OffsetDateTime other) {
      return moment.isEqual(other);
    }
    if (before instanceof ZonedDateTime moment && after instanceof ZonedDateTime other) {
      return moment.isEqual(other);
    }
    return Objects.deepEquals(before, after);
  }
}
