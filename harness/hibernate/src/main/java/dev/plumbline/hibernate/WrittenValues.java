package dev.plumbline.hibernate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Value;
import org.hibernate.type.descriptor.converter.spi.BasicValueConverter;

/** What Hibernate may write into a column, where that can be listed. */
final class WrittenValues {

  private static final System.Logger LOG = System.getLogger(WrittenValues.class.getName());

  private WrittenValues() {}

  /** Of an enum, or of a converted boolean; empty for all else. */
  static List<String> of(Value value) {
    if (!(value instanceof BasicValue basic)) {
      return List.of();
    }
    BasicValue.Resolution<?> resolution = basic.getResolution();
    Class<?> type = resolution.getDomainJavaType().getJavaTypeClass();
    BasicValueConverter<?, ?> converter = resolution.getValueConverter();
    if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      return converter != null
          ? converted(converter, constants)
          : unconverted(constants, resolution.getJdbcType().isInteger());
    }
    return converter != null && type == Boolean.class
        ? converted(converter, false, true)
        : List.of();
  }

  private static List<String> unconverted(Object[] constants, boolean asNumbers) {
    return asNumbers
        ? IntStream.range(0, constants.length).mapToObj(String::valueOf).toList()
        : Stream.of(constants).map(constant -> ((Enum<?>) constant).name()).toList();
  }

  @SuppressWarnings("unchecked") // the converter was resolved for this type
  private static List<String> converted(BasicValueConverter<?, ?> converter, Object... constants) {
    try {
      return Arrays.stream(constants)
          .map(((BasicValueConverter<Object, Object>) converter)::toRelationalValue)
          .filter(Objects::nonNull)
          .map(String::valueOf)
          .distinct()
          .toList();
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.DEBUG,
          "A converter does not say what it makes of " + Arrays.toString(constants),
          e);
      return List.of();
    }
  }

  /** Whether each entity of a hierarchy has a discriminator value that is not null. */
  static boolean discriminatesAll(PersistentClass root) {
    return Stream.concat(Stream.of(root), root.getSubclasses().stream())
        .noneMatch(PersistentClass::isDiscriminatorValueNull);
  }

  /** Of the discriminator of an embeddable that has heirs. */
  static List<String> ofDiscriminator(Component embeddable) {
    Map<Object, String> values = embeddable.getDiscriminatorValues();
    return values == null
        ? List.of()
        : values.keySet().stream().map(String::valueOf).sorted().toList();
  }

  /** Of the discriminator of a hierarchy. */
  static List<String> ofDiscriminator(PersistentClass root) {
    return Stream.concat(Stream.of(root), root.getSubclasses().stream())
        .filter(type -> !Boolean.TRUE.equals(type.isAbstract()))
        .filter(type -> !type.isDiscriminatorValueNull() && !type.isDiscriminatorValueNotNull())
        .map(PersistentClass::getDiscriminatorValue)
        .filter(Objects::nonNull)
        .toList();
  }
}
