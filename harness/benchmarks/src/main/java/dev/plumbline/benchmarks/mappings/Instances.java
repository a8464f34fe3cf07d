package dev.plumbline.benchmarks.mappings;

import jakarta.persistence.Column;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.generator.Assigned;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.BasicValuedModelPart;
import org.hibernate.metamodel.mapping.DiscriminatedAssociationModelPart;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.EntityIdentifierMapping;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.ForeignKeyDescriptor;
import org.hibernate.metamodel.mapping.ManagedMappingType;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.metamodel.mapping.NonAggregatedIdentifierMapping;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.internal.EntityCollectionPart;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Makes entities: with all that they can hold, or with as little as their mapping allows. What they
 * are made of is what the session factory knows.
 */
final class Instances {

  /** Deeper, entities that require one another would go on for ever. */
  private static final int DEEPEST = 6;

  /** Hibernate's own name for the parts of a key that has a class of its own beside the entity. */
  private static final String ID_CLASS = "_identifierMapper";

  /** Ends Hibernate's own name for the reference from an element to the owner of its collection. */
  private static final String OWNER = "Backref";

  private final SessionImplementor session;
  private final Limits.Source limits;

  /** Of collections that live in their elements' rows, which are stored after their owner's. */
  private List<Object> elements = new ArrayList<>();

  private final Deque<Object> unfinished = new ArrayDeque<>();
  private int made;

  /**
   * Makes entities for one session.
   *
   * @param session that stores what they refer to
   * @param limits of what columns hold
   * @param first number that values are made of
   */
  Instances(SessionImplementor session, Limits.Source limits, int first) {
    this.session = session;
    this.limits = limits;
    this.made = first;
  }

  /** How much of what it can hold an entity holds. */
  enum Content {
    /** Everything. */
    ALL,
    /** What is required, and embeddables. */
    LITTLE,
    /** What is required; embeddables are null where nothing in them is required. */
    LEAST
  }

  /** Makes one and stores it. */
  Object store(EntityPersister entity, Content content) {
    List<Object> others = elements;
    elements = new ArrayList<>();
    PluralAttributeMapping collection = collectionOf(entity);
    Object instance = make(entity, content);
    if (collection != null) {
      Object owner = make(concrete(collection.findContainingEntityMapping()), Content.LITTLE);
      Class<?> type = collection.getPropertyAccess().getGetter().getReturnTypeClass();
      collection.setValue(owner, Containers.like(type, List.of(instance)));
      session.persist(owner);
    }
    session.persist(instance);
    elements.forEach(session::persist);
    elements = others;
    return instance;
  }

  private Object make(EntityPersister entity, Content content) {
    Object instance = entity.instantiate(null, session);
    unfinished.addLast(instance);
    int which = made++;
    identify(entity, instance, which);
    for (AttributeMapping attribute : attributes(entity)) {
      if ((isWritten(attribute) || isPartOfKey(attribute)) && !isVersion(entity, attribute)) {
        Object value = value(attribute, which, content);
        if (value != null) {
          attribute.setValue(instance, value);
        }
      }
    }
    unfinished.removeLast();
    return instance;
  }

  /** Those of the type and what it extends; the key is none of them. */
  static List<AttributeMapping> attributes(ManagedMappingType type) {
    return IntStream.range(0, type.getNumberOfAttributeMappings())
        .mapToObj(type::getAttributeMapping)
        .filter(attribute -> !attribute.getAttributeName().equals(ID_CLASS))
        .filter(attribute -> !attribute.getAttributeName().endsWith(OWNER))
        .toList();
  }

  /** Whether an INSERT says what the attribute holds, and the application decides what. */
  static boolean isWritten(AttributeMapping attribute) {
    return attribute.getAttributeMetadata().isInsertable()
        && (attribute.getGenerator() == null || !attribute.getGenerator().generatesOnInsert());
  }

  static boolean isVersion(EntityPersister entity, AttributeMapping attribute) {
    return entity.getVersionMapping() != null
        && attribute
            .getAttributeName()
            .equals(entity.getVersionMapping().getVersionAttribute().getAttributeName());
  }

  private void identify(EntityPersister entity, Object instance, int which) {
    EntityIdentifierMapping key = entity.getIdentifierMapping();
    if (key instanceof NonAggregatedIdentifierMapping several) {
      for (AttributeMapping part : attributes(several.getVirtualIdEmbeddable())) {
        part.setValue(instance, value(part, which, Content.ALL));
      }
    } else if (key instanceof EmbeddableValuedModelPart embedded) {
      entity.setIdentifier(
          instance,
          embeddable(embedded.getEmbeddableTypeDescriptor(), which, Content.ALL),
          session);
    } else if (entity.getGenerator() instanceof Assigned) {
      entity.setIdentifier(
          instance,
          basic((BasicValuedModelPart) key, limits.of((BasicValuedModelPart) key, null), which),
          session);
    }
  }

  private @Nullable Object value(AttributeMapping attribute, int which, Content content) {
    boolean full = content == Content.ALL;
    if (attribute instanceof PluralAttributeMapping plural) {
      return full && !plural.getCollectionDescriptor().isInverse() ? several(plural, which) : null;
    } else if (attribute instanceof EmbeddableValuedModelPart embedded) {
      EmbeddableMappingType type = embedded.getEmbeddableTypeDescriptor();
      return content != Content.LEAST
              || isRequired(attribute)
              || attributes(type).stream().anyMatch(Instances::isRequiredByColumn)
          ? embeddable(type, which, content)
          : null;
    } else if (!full && !isRequired(attribute)) {
      return null;
    }
    return one(attribute, declaration(attribute), which);
  }

  /** An embeddable with such a column is never null as a whole. */
  private static boolean isRequiredByColumn(AttributeMapping attribute) {
    AnnotatedElement declaration = declaration(attribute);
    return declaration != null
        && declaration.isAnnotationPresent(Column.class)
        && !declaration.getAnnotation(Column.class).nullable();
  }

  /** In a table that others share, and in embeddables, nothing else says so. */
  private static boolean isRequiredByDeclaration(AttributeMapping attribute) {
    AnnotatedElement declaration = declaration(attribute);
    return declaration != null
        && (declaration.isAnnotationPresent(NotNull.class)
            || (declaration.isAnnotationPresent(ManyToOne.class)
                && !declaration.getAnnotation(ManyToOne.class).optional())
            || (declaration.isAnnotationPresent(OneToOne.class)
                && !declaration.getAnnotation(OneToOne.class).optional()));
  }

  private static boolean isRequired(AttributeMapping attribute) {
    return !attribute.getAttributeMetadata().isNullable()
        || isRequiredByColumn(attribute)
        || isRequiredByDeclaration(attribute)
        || attribute.getPropertyAccess().getGetter().getReturnTypeClass().isPrimitive()
        || isPartOfKey(attribute);
  }

  private static boolean isPartOfKey(AttributeMapping attribute) {
    AnnotatedElement declaration = declaration(attribute);
    return declaration != null && declaration.isAnnotationPresent(MapsId.class);
  }

  /** Whether the attribute is one of that class; of embeddables, others may share the columns. */
  static boolean has(Object embeddable, AttributeMapping attribute) {
    Member member = attribute.getPropertyAccess().getGetter().getMember();
    return member == null || member.getDeclaringClass().isInstance(embeddable);
  }

  static @Nullable AnnotatedElement declaration(AttributeMapping attribute) {
    return attribute.getPropertyAccess().getGetter().getMember() instanceof AnnotatedElement member
        ? member
        : null;
  }

  /** A single value, of an attribute or inside of a collection. */
  private @Nullable Object one(ModelPart part, @Nullable AnnotatedElement declaration, int which) {
    if (part instanceof ToOneAttributeMapping reference) {
      return reference.getSideNature() == ForeignKeyDescriptor.Nature.TARGET
          ? null
          : stored(reference.getAssociatedEntityMappingType());
    } else if (part instanceof EntityCollectionPart reference) {
      return stored(reference.getAssociatedEntityMappingType());
    } else if (part instanceof DiscriminatedAssociationModelPart reference) {
      return stored(any(reference));
    } else if (part instanceof EmbeddableValuedModelPart embedded) {
      return embeddable(embedded.getEmbeddableTypeDescriptor(), which, Content.ALL);
    }
    return part instanceof BasicValuedModelPart basic
        ? basic(basic, limits.of(basic, declaration), which)
        : null;
  }

  static @Nullable Object basic(BasicValuedModelPart part, Limits limits, int which) {
    return Values.of(part.getJdbcMapping(), limits, which);
  }

  private @Nullable Object embeddable(EmbeddableMappingType type, int which, Content content) {
    Object[] values = new Object[type.getNumberOfAttributeMappings()];
    String name = subtype(type, which);
    for (int at = 0; at < values.length; at++) {
      values[at] =
          !type.isPolymorphic() || type.findSubtypeBySubclass(name).declaresAttribute(at)
              ? value(type.getAttributeMapping(at), which, content)
              : null;
    }
    var representation = type.getRepresentationStrategy();
    var instantiator =
        type.isPolymorphic()
            ? representation.getInstantiatorForClass(name)
            : representation.getInstantiator();
    return instantiator.instantiate(() -> values);
  }

  private @Nullable Object stored(EntityMappingType type) {
    if (unfinished.size() > DEEPEST) {
      // the first of a line refers to itself
      return unfinished.stream()
          .filter(one -> type.getEntityPersister().getMappedClass().isInstance(one))
          .reduce((one, later) -> later)
          .orElse(null);
    }
    return store(concrete(type), Content.LITTLE);
  }

  private Object element(PluralAttributeMapping plural) {
    EntityMappingType type =
        ((EntityCollectionPart) plural.getElementDescriptor()).getAssociatedEntityMappingType();
    Object element = make(concrete(type), Content.LITTLE);
    elements.add(element);
    return element;
  }

  /** One of those that share the columns; another one for another number. */
  private static String subtype(EmbeddableMappingType type, int which) {
    List<String> names = new ArrayList<>();
    if (type.isPolymorphic()) {
      type.getDiscriminatorMapping()
          .getValueConverter()
          .forEachValueDetail(value -> names.add(value.getIndicatedEntityName()));
    } else {
      names.add(type.getMappedJavaType().getJavaTypeClass().getName());
    }
    return names.get(which % names.size());
  }

  /**
   * The one whose collection an element is in that cannot be without it, as its row says whose it
   * is.
   */
  private @Nullable PluralAttributeMapping collectionOf(EntityPersister element) {
    List<PluralAttributeMapping> collections = new ArrayList<>();
    session
        .getFactory()
        .getMappingMetamodel()
        .forEachEntityDescriptor(
            owner ->
                attributes(owner).stream()
                    .filter(PluralAttributeMapping.class::isInstance)
                    .map(PluralAttributeMapping.class::cast)
                    .filter(plural -> isRequiredFor(element, plural))
                    .forEach(collections::add));
    return collections.isEmpty() ? null : collections.get(0);
  }

  private static boolean isRequiredFor(EntityPersister element, PluralAttributeMapping plural) {
    return plural.getCollectionDescriptor().isOneToMany()
        && !plural.getCollectionDescriptor().isInverse()
        && plural.getElementDescriptor() instanceof EntityCollectionPart part
        && part.getAssociatedEntityMappingType().equals(element)
        && IntStream.range(0, element.getNumberOfAttributeMappings())
            .anyMatch(at -> element.getAttributeMapping(at).getAttributeName().endsWith(OWNER));
  }

  private static EntityMappingType any(DiscriminatedAssociationModelPart reference) {
    List<EntityMappingType> types = new ArrayList<>();
    reference
        .getDiscriminatorMapping()
        .getValueConverter()
        .forEachValueDetail(value -> types.add(value.getIndicatedEntity()));
    return types.get(0);
  }

  private EntityPersister concrete(EntityMappingType type) {
    EntityPersister itself = type.getEntityPersister();
    return itself.isAbstract()
        ? type.getSubMappingTypes().stream()
            .map(EntityMappingType::getEntityPersister)
            .filter(subtype -> !subtype.isAbstract())
            .findFirst()
            .orElse(itself)
        : itself;
  }

  private @Nullable Object several(PluralAttributeMapping plural, int which) {
    List<Object> elements = new ArrayList<>();
    Map<Object, Object> entries = new LinkedHashMap<>();
    AnnotatedElement declaration = declaration(plural);
    for (int number = which; number < which + 2; number++) {
      Object element =
          plural.getCollectionDescriptor().isOneToMany()
              ? element(plural)
              : one(plural.getElementDescriptor(), declaration, number);
      Object index =
          plural.getIndexDescriptor() == null
              ? null
              : one(plural.getIndexDescriptor(), null, number);
      if (element != null) {
        elements.add(element);
        if (index != null) {
          entries.put(index, element);
        }
      }
    }
    Class<?> type = plural.getPropertyAccess().getGetter().getReturnTypeClass();
    if (Map.class.isAssignableFrom(type)) {
      return entries;
    }
    return Collection.class.isAssignableFrom(type) ? Containers.like(type, elements) : null;
  }
}
