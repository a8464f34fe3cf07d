package dev.plumbline.hibernate;

import dev.plumbline.parity.Mapping.Trait;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.MappingException;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.DependantValue;
import org.hibernate.mapping.ManyToOne;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.ToOne;
import org.hibernate.mapping.UniqueKey;
import org.hibernate.mapping.Value;
import org.hibernate.property.access.spi.Getter;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What of a column somebody has chosen, and how Hibernate fills it. */
final class ColumnTraits {

  private static final System.Logger LOG = System.getLogger(ColumnTraits.class.getName());

  /** What {@code @Column} and {@code @DiscriminatorColumn} have where nobody gives a length. */
  private static final Set<Long> DEFAULT_LENGTHS = Set.of(255L, 31L);

  /**
   * What says by itself which moment it is; a {@code Date} of the driver's is sent with its zone.
   */
  private static final List<Class<?>> MOMENTS =
      List.of(Instant.class, OffsetDateTime.class, ZonedDateTime.class, Date.class, Calendar.class);

  private static final Set<Class<?>> PARTS_OF_MOMENTS =
      Set.of(java.sql.Date.class, java.sql.Time.class);

  private static final Set<Integer> SENT_IN_UTC =
      Set.of(
          SqlTypes.TIMESTAMP_UTC,
          SqlTypes.TIMESTAMP_WITH_TIMEZONE,
          SqlTypes.INSTANT,
          SqlTypes.OFFSET_DATE_TIME,
          SqlTypes.ZONED_DATE_TIME);

  /** By name: Bean Validation need not be there. */
  private static final Set<String> NOT_NULL =
      Set.of(
          "jakarta.validation.constraints.NotNull",
          "jakarta.validation.constraints.NotBlank",
          "jakarta.validation.constraints.NotEmpty");

  private final Set<Column> defined;

  /**
   * @param defined columns that the mapping defines in words of its own ({@code columnDefinition})
   */
  ColumnTraits(Set<Column> defined) {
    this.defined = defined;
  }

  /** Those of a column that is the {@code index}th of that value. */
  Set<Trait> of(Column column, @Nullable Value value, int index) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    if (!isSized(column) && !isSized(referenced(value, index)) && !isSizedByType(value)) {
      traits.add(Trait.DEFAULT_SIZE);
    }
    if (value instanceof ManyToOne association && association.isLogicalOneToOne()) {
      traits.add(Trait.UNIQUE_BY_ASSOCIATION);
    }
    if (value instanceof BasicValue basic && isMoment(basic)) {
      traits.add(Trait.MOMENT);
      if (SENT_IN_UTC.contains(basic.getResolution().getJdbcType().getDefaultSqlTypeCode())) {
        traits.add(Trait.SENT_IN_UTC);
      }
    }
    return traits;
  }

  private boolean isSized(@Nullable Column column) {
    return column != null
        && (defined.contains(column)
            || column.getPrecision() != null
            || column.getTemporalPrecision() != null
            || (column.getLength() != null && !DEFAULT_LENGTHS.contains(column.getLength())));
  }

  /** Whether all values have the length that Hibernate gives the column: a currency's code. */
  private static boolean isSizedByType(@Nullable Value value) {
    if (!(value instanceof BasicValue basic)
        || basic.getResolution().getValueConverter() != null
        || !basic.getResolution().getJdbcType().isString()) {
      return false;
    }
    long length =
        basic
            .getResolution()
            .getDomainJavaType()
            .getDefaultSqlLength(
                basic.getBuildingContext().getMetadataCollector().getDatabase().getDialect(),
                basic.getResolution().getJdbcType());
    return length > 0 && length < Size.DEFAULT_LENGTH;
  }

  /** What the column of an association refers to: sizes are declared there. */
  private static @Nullable Column referenced(@Nullable Value value, int index) {
    Value target = null;
    if (value instanceof ToOne association) {
      PersistentClass entity =
          association
              .getBuildingContext()
              .getMetadataCollector()
              .getEntityBinding(association.getReferencedEntityName());
      String property = association.getReferencedPropertyName();
      target =
          entity == null
              ? null
              : property == null || association.isReferenceToPrimaryKey()
                  ? entity.getIdentifier()
                  : property(entity, property);
    } else if (value instanceof DependantValue key) {
      target = key.getWrappedValue();
    }
    List<Column> columns = target == null ? List.of() : target.getColumns();
    return index < columns.size() ? columns.get(index) : null;
  }

  private static @Nullable Value property(PersistentClass entity, String name) {
    try {
      return entity.getReferencedProperty(name).getValue();
    } catch (MappingException e) {
      LOG.log(System.Logger.Level.DEBUG, "Not known what refers to " + name, e);
      return null;
    }
  }

  private static boolean isMoment(BasicValue value) {
    Class<?> sent = value.getResolution().getRelationalJavaType().getJavaTypeClass();
    return MOMENTS.stream().anyMatch(moment -> moment.isAssignableFrom(sent))
        && PARTS_OF_MOMENTS.stream().noneMatch(part -> part.isAssignableFrom(sent));
  }

  /**
   * Whether the attribute is of a primitive type, so that it always has a value.
   *
   * @param declaring the class that has it
   */
  static boolean isPrimitive(Property property, @Nullable Class<?> declaring) {
    return property.getValue() instanceof BasicValue
        && getter(property, declaring)
            .filter(getter -> getter.getReturnTypeClass().isPrimitive())
            .isPresent();
  }

  /**
   * Whether the attribute has that annotation.
   *
   * @param declaring the class that has it
   */
  static boolean isAnnotated(
      Property property, @Nullable Class<?> declaring, Class<? extends Annotation> annotation) {
    return getter(property, declaring).map(Getter::getMember).stream()
        .filter(AnnotatedElement.class::isInstance)
        .anyMatch(member -> ((AnnotatedElement) member).isAnnotationPresent(annotation));
  }

  /**
   * Whether Bean Validation refuses null, of which Hibernate's DDL says nothing in embeddables.
   *
   * @param declaring the class that has the attribute
   */
  static boolean isValidated(Property property, @Nullable Class<?> declaring) {
    return getter(property, declaring).map(Getter::getMember).stream()
        .filter(AnnotatedElement.class::isInstance)
        .flatMap(member -> Stream.of(((AnnotatedElement) member).getAnnotations()))
        .anyMatch(one -> NOT_NULL.contains(one.annotationType().getName()));
  }

  private static Optional<Getter> getter(Property property, @Nullable Class<?> declaring) {
    try {
      return Optional.ofNullable(declaring).map(property::getGetter);
    } catch (RuntimeException e) {
      // a way to get at attributes that is the user's own
      LOG.log(System.Logger.Level.DEBUG, "Not known how to get " + property, e);
      return Optional.empty();
    }
  }

  /** Whether a converter could make null of a value that is not. */
  static boolean isConverted(Value value) {
    return value instanceof BasicValue basic && basic.getResolution().getValueConverter() != null;
  }

  /**
   * Whether each element of the collection belongs to one owner only, because it is one to many.
   */
  static boolean endsAtOneOwner(Collection collection) {
    Table table = collection.getCollectionTable();
    List<Selectable> element = collection.getElement().getSelectables();
    return collection.getElement() instanceof ToOne
        && Stream.concat(
                table.getUniqueKeys().values().stream().map(UniqueKey::getColumns),
                Stream.ofNullable(table.getPrimaryKey()).map(key -> key.getColumns()))
            .anyMatch(columns -> List.copyOf(columns).equals(element));
  }
}
