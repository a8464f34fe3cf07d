package dev.plumbline.benchmarks.mappings;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.type.descriptor.java.BasicPluralJavaType;
import org.hibernate.type.descriptor.java.JavaType;
import org.jspecify.annotations.Nullable;

/** Values that go to the limits of what an attribute declares. */
final class Values {

  private static final int BYTES = 255;

  /** So many different days, all within the partitions of a fixture. */
  private static final int DAYS = 300;

  /** In nanoseconds, the 21 digits that Hibernate has room for. */
  private static final long MOST_SECONDS = 999_999_999_999L;

  private static final int MOST_NANOS = 999_999_999;

  /** So many tell a text from all others that a run makes. */
  private static final int DIGITS = 3;

  /** Nobody declares fractions of a second; columns that have none lose nothing declared. */
  private static final LocalDateTime MOMENT = LocalDateTime.of(2025, 11, 30, 23, 59, 58);

  private static final Map<Class<?>, IntFunction<Object>> OTHERS =
      Map.ofEntries(
          Map.entry(boolean.class, which -> which % 2 == 0),
          Map.entry(Boolean.class, which -> which % 2 == 0),
          Map.entry(char.class, which -> (char) ('a' + which % 26)),
          Map.entry(Character.class, which -> (char) ('a' + which % 26)),
          Map.entry(LocalDate.class, which -> MOMENT.toLocalDate().plusDays(which % DAYS)),
          Map.entry(LocalTime.class, which -> LocalTime.of(23, 59, which % 60)),
          Map.entry(LocalDateTime.class, which -> MOMENT.plusDays(which % DAYS)),
          Map.entry(
              Instant.class, which -> MOMENT.plusDays(which % DAYS).toInstant(ZoneOffset.UTC)),
          Map.entry(
              OffsetDateTime.class,
              which -> MOMENT.plusDays(which % DAYS).atOffset(ZoneOffset.UTC)),
          Map.entry(
              ZonedDateTime.class, which -> MOMENT.plusDays(which % DAYS).atZone(ZoneOffset.UTC)),
          Map.entry(
              OffsetTime.class, which -> OffsetTime.of(23, 59, which % 60, 0, ZoneOffset.UTC)),
          Map.entry(Duration.class, which -> Duration.ofHours(30L + which)),
          Map.entry(Year.class, which -> Year.of(Year.MAX_VALUE - which)),
          Map.entry(UUID.class, which -> new UUID(1, which)),
          Map.entry(byte[].class, Values::bytes),
          Map.entry(ZoneId.class, which -> ZoneOffset.ofHours(which % 18)),
          Map.entry(ZoneOffset.class, which -> ZoneOffset.ofHours(which % 18)),
          Map.entry(Locale.class, which -> which % 2 == 0 ? Locale.GERMANY : Locale.FRANCE),
          Map.entry(Currency.class, which -> Currency.getInstance(which % 2 == 0 ? "EUR" : "CHF")),
          Map.entry(URL.class, Values::url),
          Map.entry(InetAddress.class, which -> InetAddress.getLoopbackAddress()),
          Map.entry(Map.class, which -> Map.of("number", Integer.toString(which))));

  private Values() {}

  /**
   * A value for a column, or null if this knows none.
   *
   * @param which another one for another number
   */
  static @Nullable Object of(JdbcMapping column, Limits limits, int which) {
    var converter = column.getValueConverter();
    Class<?> domain = column.getJavaTypeDescriptor().getJavaTypeClass();
    if (converter != null && !domain.isEnum() && !OTHERS.containsKey(domain)) {
      Object stored = of(converter.getRelationalJavaType(), limits, which);
      return stored == null ? null : column.convertToDomainValue(stored);
    }
    return of(column.getJavaTypeDescriptor(), limits, which);
  }

  private static @Nullable Object of(JavaType<?> type, Limits limits, int which) {
    Class<?> itself = type.getJavaTypeClass();
    if (type instanceof BasicPluralJavaType<?> plural && itself != byte[].class) {
      return several(plural.getElementJavaType(), itself, limits, which);
    }
    return of(itself, limits, which);
  }

  private static @Nullable Object several(
      JavaType<?> element, Class<?> type, Limits limits, int which) {
    List<Object> values = new ArrayList<>();
    for (int number = which; number < which + 2; number++) {
      Object value = of(element, limits, number);
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    if (!type.isArray()) {
      return Collection.class.isAssignableFrom(type) ? Containers.like(type, values) : null;
    }
    Object array = Array.newInstance(type.getComponentType(), values.size());
    for (int at = 0; at < values.size(); at++) {
      Array.set(array, at, values.get(at));
    }
    return array;
  }

  private static @Nullable Object of(Class<?> type, Limits limits, int which) {
    if (type == String.class) {
      return switch (limits.type()) {
        case "inet" -> "10.0.0." + which;
        case "json", "jsonb" -> "{\"number\": " + which + "}";
        case "int4range" -> "[" + which + "," + (which + 2) + ")";
        case "bit varying" -> Integer.toBinaryString(which);
        default -> text(limits.length(), which);
      };
    }
    if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      return constants[which % constants.length];
    }
    Object number = number(type, limits, which);
    if (number != null) {
      return number;
    }
    if (type == Duration.class && limits.precision() == Limits.PRECISION_OF_DURATIONS) {
      return Duration.ofSeconds(MOST_SECONDS - which, MOST_NANOS);
    }
    IntFunction<Object> other = OTHERS.get(type);
    return other == null ? null : other.apply(which);
  }

  /** As long as it may be, and different for each number as far as that goes. */
  private static String text(int length, int which) {
    int width = Math.min(length, DIGITS);
    String number = "0".repeat(DIGITS) + Integer.toString(which, Character.MAX_RADIX);
    return number.substring(number.length() - width) + "x".repeat(length - width);
  }

  private static @Nullable Object number(Class<?> type, Limits limits, int which) {
    if (type == int.class || type == Integer.class) {
      return (int) whole(Integer.MAX_VALUE, limits, which);
    } else if (type == long.class || type == Long.class) {
      return whole(Long.MAX_VALUE, limits, which);
    } else if (type == short.class || type == Short.class) {
      return (short) whole(Short.MAX_VALUE, limits, which);
    } else if (type == byte.class || type == Byte.class) {
      return (byte) whole(Byte.MAX_VALUE, limits, which);
    } else if (type == double.class || type == Double.class) {
      return 1e300 + which;
    } else if (type == float.class || type == Float.class) {
      return 1.5f + which;
    } else if (type == BigInteger.class) {
      return BigInteger.TEN
          .pow(Math.min(30, limits.precision() - 1))
          .add(BigInteger.valueOf(which));
    } else if (type == BigDecimal.class) {
      return new BigDecimal(
          BigInteger.TEN.pow(limits.precision()).subtract(BigInteger.valueOf(1L + which)),
          limits.scale());
    }
    return null;
  }

  private static long whole(long largest, Limits limits, int which) {
    long most = Math.min(largest, limits.most());
    return Math.max(limits.least(), most + 1 - which);
  }

  private static Object bytes(int which) {
    byte[] bytes = new byte[BYTES];
    bytes[0] = (byte) which;
    return bytes;
  }

  private static Object url(int which) {
    try {
      return URI.create("http://localhost/" + which).toURL();
    } catch (java.net.MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
