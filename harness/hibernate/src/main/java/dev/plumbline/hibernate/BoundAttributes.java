package dev.plumbline.hibernate;

import dev.plumbline.parity.Mapping.Counter;
import dev.plumbline.parity.Mapping.MappedColumn;
import dev.plumbline.parity.Mapping.Trait;
import dev.plumbline.schema.QualifiedName;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.annotations.TenantId;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.generator.EventType;
import org.hibernate.id.enhanced.TableGenerator;
import org.hibernate.mapping.Any;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.IdentifierCollection;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.KeyValue;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.SoftDeletable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UnionSubclass;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/** Walks through the mappings as Hibernate has bound them, from attributes to columns. */
final class BoundAttributes {

  /** What a converter makes of a boolean that it never makes null of. */
  private static final int BOTH = 2;

  private static final String KIND_OF_REVISION = "org.hibernate.envers.RevisionType";

  private final String defaultNamespace;
  private final ValueGeneration generation;
  private final KeyGeneration keys;
  private final ColumnTraits traits;
  private final AttributeNames names = new AttributeNames();
  private final MappedTables tables = new MappedTables();
  private final SharedColumns shared = new SharedColumns();

  private BoundAttributes(
      ValueGeneration generation,
      KeyGeneration keys,
      String defaultNamespace,
      Set<Column> defined) {
    this.traits = new ColumnTraits(defined);
    this.generation = generation;
    this.keys = keys;
    this.defaultNamespace = defaultNamespace;
  }

  /**
   * To be called before Hibernate writes its DDL.
   *
   * @return the columns that the mapping defines in words of its own
   */
  static Set<Column> correctSharedColumns(Metadata metadata) {
    BoundAttributes attributes =
        new BoundAttributes(ValueGeneration.UNKNOWN, KeyGeneration.UNKNOWN, "", Set.of());
    attributes.walk(metadata);
    Set<Column> defined = attributes.shared.defined();
    attributes.shared.correct();
    return defined;
  }

  /**
   * Everything that the mappings say about tables. To be called after Hibernate has written its
   * DDL, because asking its generators can change the metadata.
   *
   * @param defaultNamespace of tables that name none
   * @param defined what {@link #correctSharedColumns} has returned
   */
  static MappedTables of(Metadata metadata, String defaultNamespace, Set<Column> defined) {
    BoundAttributes attributes =
        new BoundAttributes(
            ValueGeneration.of(metadata), KeyGeneration.of(metadata), defaultNamespace, defined);
    attributes.walk(metadata);
    metadata.collectTableMappings().forEach(attributes::counters);
    return attributes.tables;
  }

  private void walk(Metadata metadata) {
    metadata.getEntityBindings().stream()
        .sorted(
            Comparator.comparingInt(BoundAttributes::depth)
                .thenComparing(PersistentClass::getEntityName))
        .forEach(this::entity);
    metadata.getCollectionBindings().stream()
        .sorted(Comparator.comparing(Collection::getRole))
        .forEach(this::collection);
  }

  /** Roots come before what extends them. */
  private static int depth(PersistentClass entity) {
    PersistentClass superclass = entity.getSuperclass();
    return superclass == null ? 0 : 1 + depth(superclass);
  }

  private void entity(PersistentClass entity) {
    begin(entity.getTable(), entity);
    ColumnUse place = ColumnUse.of(entity, entity.getTable());
    key(entity, place);
    if (entity instanceof RootClass root) {
      discriminator(root, place);
      softDelete(root, place, names.of(root));
    }
    List<Property> own =
        entity instanceof UnionSubclass
            ? entity.getPropertyClosure()
            : entity.getUnjoinedProperties();
    own.forEach(property -> property(property, place, null, type(entity)));
    entity.getJoins().forEach(join -> join(join, entity));
  }

  private void begin(Table table, PersistentClass writer) {
    tables.add(name(table), names.of(writer), !writer.isMutable(), writer.useDynamicInsert());
  }

  /** A secondary table, or the join table of a single reference. */
  private void join(Join join, PersistentClass entity) {
    begin(join.getTable(), entity);
    ColumnUse place =
        ColumnUse.of(entity, join.getTable()).readOnlyIf(join.isInverse(), join.isInverse());
    ColumnUse key = place.readOnlyIf(false, true).neverNullIf(true);
    columns(
        join.getKey(),
        key.withIf(true, Trait.REQUIRED_BY_STRUCTURE).withIf(true, Trait.IDENTIFIER),
        id(entity),
        List.of());
    // without its only attribute there is no row
    ColumnUse value = place.neverNullIf(join.isOptional() && join.getPropertySpan() == 1);
    join.getProperties().forEach(property -> property(property, value, null, type(entity)));
  }

  /** None if it is a map. */
  private static @Nullable Class<?> type(PersistentClass entity) {
    return entity.getClassName() == null ? null : entity.getMappedClass();
  }

  private void key(PersistentClass entity, ColumnUse place) {
    ColumnUse once =
        place
            .readOnlyIf(false, true)
            .neverNullIf(true)
            // Envers, whose entities have no class, adds rows and changes none
            .withIf(entity.getClassName() != null, Trait.IDENTIFIER);
    Property id = entity.getIdentifierProperty();
    if (entity.getSuperclass() != null && !(entity instanceof UnionSubclass)) {
      columns(entity.getKey(), once, id(entity), List.of());
    } else if (id != null) {
      ColumnUse drawn = once.drawnFrom(sequence(entity.getIdentifier(), entity, id(entity)));
      property(id, drawn, null, null);
    } else if (entity.getIdentifier() instanceof Component several) {
      several.getProperties().forEach(part -> property(part, once, null, null));
    }
  }

  private String id(PersistentClass entity) {
    Property id = entity.getIdentifierProperty();
    return id == null ? names.of(entity) : names.of(entity, id.getName());
  }

  private void discriminator(RootClass root, ColumnUse place) {
    if (root.getDiscriminator() != null) {
      columns(
          root.getDiscriminator(),
          place
              .readOnlyIf(!root.isDiscriminatorInsertable(), true)
              .neverNullIf(WrittenValues.discriminatesAll(root))
              .withIf(true, Trait.REQUIRED_BY_STRUCTURE)
              .withIf(true, Trait.LITERAL)
              .withIf(true, Trait.DISCRIMINATOR),
          names.of(root) + " (discriminator)",
          WrittenValues.ofDiscriminator(root));
    }
  }

  @SuppressWarnings({"deprecation", "removal"}) // what 6.6 and 7 have in common
  private void softDelete(SoftDeletable deletable, ColumnUse place, String whose) {
    Column indicator = deletable.getSoftDeleteColumn();
    if (indicator != null) {
      List<String> values = WrittenValues.of(indicator.getValue());
      ColumnUse own =
          place.neverNullIf(!values.isEmpty()).withIf(true, Trait.REQUIRED_BY_STRUCTURE);
      column(indicator, own, whose + " (soft delete)", values, Set.of(Trait.DEFAULT_SIZE));
    }
  }

  /**
   * An attribute of an entity, or of the embeddable at {@code path}.
   *
   * @param declaring the class that has it, where its type can tell whether it is ever null
   */
  private void property(
      Property property, ColumnUse place, @Nullable String path, @Nullable Class<?> declaring) {
    if (property.getValue() instanceof Collection) {
      return; // lives in another table
    }
    PersistentClass owner = place.owner();
    String attribute =
        path == null ? names.of(owner, property.getName()) : path + "." + property.getName();
    ColumnUse own =
        place
            .readOnlyIf(
                !property.isInsertable() || generation.omits(property, owner, EventType.INSERT),
                !isUpdatable(property) || generation.omits(property, owner, EventType.UPDATE))
            .neverNullIf(
                property.equals(owner.getVersion())
                    || generation.suppliesOnInsert(property, owner)
                    || isKindOfRevision(property))
            .withIf(property.equals(owner.getVersion()), Trait.VERSION)
            .withIf(SpringAuditing.fills(type(owner), declaring, property.getName()), Trait.AUDITED)
            .withIf(isOneOfSeveral(place), Trait.OF_SOME)
            .withIf(ColumnTraits.isAnnotated(property, declaring, TenantId.class), Trait.TENANT)
            .withIf(!property.isOptional() && isOneOfSeveral(place), Trait.REQUIRED_BY_SOME);
    boolean isRequiredWithin = path != null && ColumnTraits.isValidated(property, declaring);
    value(
        property.getValue(),
        primitive(property, own, path, declaring)
            .withIf(isRequiredWithin, Trait.REQUIRED_IN_EMBEDDABLE),
        attribute);
  }

  /** Envers says of each row whether it was added, changed or removed. */
  private static boolean isKindOfRevision(Property property) {
    return property.getType().getReturnedClass().getName().equals(KIND_OF_REVISION);
  }

  /** Whether rows of entities that lack the attribute are in the table, too. */
  private static boolean isOneOfSeveral(ColumnUse place) {
    PersistentClass owner = place.owner();
    return owner.getSuperclass() != null && owner.getRootClass().getTable().equals(place.table());
  }

  /** A primitive always has a value, as long as the row is one of an entity that has it. */
  private static ColumnUse primitive(
      Property property, ColumnUse place, @Nullable String path, @Nullable Class<?> declaring) {
    boolean isConverted = ColumnTraits.isConverted(property.getValue());
    boolean mayBecomeNull = isConverted && WrittenValues.of(property.getValue()).size() < BOTH;
    if (mayBecomeNull || !ColumnTraits.isPrimitive(property, declaring)) {
      return place;
    }
    return place
        .withIf(path == null && !isConverted && !isOneOfSeveral(place), Trait.PRIMITIVE)
        .neverNullIf(path == null && !isOneOfSeveral(place))
        .withIf(path != null, Trait.REQUIRED_IN_EMBEDDABLE);
  }

  @SuppressWarnings({"deprecation", "removal"}) // Hibernate 6.6 knows it under this name only
  private static boolean isUpdatable(Property property) {
    return property.isUpdateable();
  }

  private void value(Value value, ColumnUse place, String attribute) {
    if (!(value instanceof Component component)) {
      columns(value, place, attribute, WrittenValues.of(value));
    } else if (component.getAggregateColumn() != null) {
      column(component.getAggregateColumn(), place, attribute, List.of(), Set.of(Trait.AGGREGATE));
    } else {
      Class<?> type =
          component.getComponentClassName() == null ? null : component.getComponentClass();
      component.getProperties().forEach(inner -> property(inner, place, attribute, type));
      if (component.getDiscriminator() != null) {
        columns(
            component.getDiscriminator(),
            place.withIf(true, Trait.REQUIRED_BY_STRUCTURE).withIf(true, Trait.DISCRIMINATOR),
            attribute + " (discriminator)",
            WrittenValues.ofDiscriminator(component));
      }
    }
  }

  private void columns(Value value, ColumnUse place, String attribute, List<String> values) {
    List<Selectable> selectables = value.getSelectables();
    for (int i = 0; i < selectables.size(); i++) {
      if (selectables.get(i) instanceof Column column) {
        boolean isOfAny = i == 0 && value instanceof Any; // the key follows
        ColumnUse own =
            place
                .readOnlyIf(!value.isColumnInsertable(i), !value.isColumnUpdateable(i))
                .withIf(isOfAny, Trait.DISCRIMINATOR);
        column(column, own, attribute, values, traits.of(column, value, i));
      }
    }
  }

  private void column(
      Column column, ColumnUse place, String attribute, List<String> values, Set<Trait> own) {
    Set<Trait> all = EnumSet.noneOf(Trait.class);
    all.addAll(place.traits());
    all.addAll(own);
    boolean writes = place.insertable() || place.updatable();
    shared.claim(place.table(), column, writes, place.owner());
    tables.add(
        name(place.table()),
        CatalogName.of(column.getName(), column.isQuoted()),
        new MappedColumn(
            attribute,
            place.insertable(),
            place.updatable(),
            place.neverNull(),
            values,
            place.sequence(),
            all));
  }

  /**
   * The columns of a collection that nobody but the collection writes: its own table, or the
   * references in its elements' table.
   */
  private void collection(Collection collection) {
    if (collection.isInverse()) {
      return;
    }
    PersistentClass owner = collection.getOwner();
    Table table = collection.getCollectionTable();
    String attribute = attribute(collection);
    boolean inElements = collection.getElement() instanceof OneToMany;
    tables.add(name(table), names.of(owner), inElements || !collection.isMutable(), inElements);
    // rows of elements are inserted without the reference, unless it is required
    boolean later = inElements && collection.getKey().isNullable();
    ColumnUse place =
        ColumnUse.of(owner, table)
            .readOnlyIf(later, false)
            .neverNullIf(!inElements)
            .withIf(!inElements, Trait.REQUIRED_BY_STRUCTURE);
    softDelete(collection, place, attribute);
    columns(collection.getKey(), place, attribute + " (owner)", List.of());
    if (collection instanceof IndexedCollection indexed) {
      value(
          indexed.getIndex(),
          place.withIf(indexed.isList(), Trait.POSITION),
          attribute + (indexed.isList() ? " (position)" : " (key)"));
    }
    if (collection instanceof IdentifierCollection identified) {
      columns(
          identified.getIdentifier(),
          place.drawnFrom(sequence(identified.getIdentifier(), owner, attribute + " (id)")),
          attribute + " (id)",
          List.of());
    }
    if (!inElements) {
      element(collection, place, attribute);
      if (collection.isSet()) {
        tables.addDistinct(
            name(table),
            Stream.of(collection.getKey(), collection.getElement())
                .flatMap(part -> part.getColumns().stream())
                .map(column -> CatalogName.of(column.getName(), column.isQuoted()))
                .toList());
      }
    }
  }

  /** An element that is null is not stored; of an embeddable, single attributes may be. */
  private void element(Collection collection, ColumnUse place, String attribute) {
    boolean embeddable = collection.getElement() instanceof Component;
    value(
        collection.getElement(),
        embeddable
            ? ColumnUse.of(place.owner(), place.table())
            : place.withIf(ColumnTraits.endsAtOneOwner(collection), Trait.UNIQUE_BY_ASSOCIATION),
        attribute);
  }

  /** The role is the entity's name and the path from there. */
  private String attribute(Collection collection) {
    String entity = collection.getOwnerEntityName();
    String path = collection.getRole().substring(entity.length() + 1);
    int dot = path.indexOf('.');
    String first = dot < 0 ? path : path.substring(0, dot);
    return names.of(collection.getOwner(), first) + (dot < 0 ? "" : path.substring(dot));
  }

  /** A table in which Hibernate counts keys itself; it writes all columns of it. */
  private void counters(Table table) {
    keys.countedIn(table)
        .ifPresent(
            attribute -> {
              QualifiedName name = name(table);
              tables.add(name, attribute, false, false);
              keys.countersIn(table).forEach(counter -> counter(counter, table));
              for (Column column : table.getColumns()) {
                tables.add(
                    name,
                    CatalogName.of(column.getName(), column.isQuoted()),
                    new MappedColumn(attribute + " (generator)", true, true, true, List.of()));
              }
            });
  }

  private void counter(KeyGeneration.Counter counter, Table table) {
    TableGenerator generator = counter.generator();
    tables.add(
        new Counter(
            name(counter.table()),
            CatalogName.of(counter.key().getName(), counter.key().isQuoted()),
            name(table),
            inCatalog(generator.getSegmentColumnName(), table),
            generator.getSegmentValue(),
            inCatalog(generator.getValueColumnName(), table),
            generator.getInitialValue()));
  }

  /** A name of Hibernate's as the catalog spells it. */
  private static String inCatalog(String column, Table table) {
    return table.getColumns().stream()
        .filter(each -> each.getName().equalsIgnoreCase(column))
        .map(each -> CatalogName.of(each.getName(), each.isQuoted()))
        .findFirst()
        .orElse(column);
  }

  private @Nullable QualifiedName sequence(KeyValue key, PersistentClass owner, String attribute) {
    return keys.sequence(key, owner.getRootClass(), attribute)
        .map(name -> name(name.getSchemaName(), name.getObjectName()))
        .orElse(null);
  }

  private QualifiedName name(Table table) {
    return name(table.getSchemaIdentifier(), table.getNameIdentifier());
  }

  private QualifiedName name(@Nullable Identifier namespace, Identifier object) {
    return new QualifiedName(
        namespace == null ? defaultNamespace : CatalogName.of(namespace), CatalogName.of(object));
  }
}
