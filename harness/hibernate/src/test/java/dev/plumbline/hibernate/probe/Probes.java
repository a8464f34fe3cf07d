package dev.plumbline.hibernate.probe;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.MappedSuperclass;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An entity for each basic type, with one attribute of it. */
public final class Probes {

  /** A word that fits into every text column of the tests. */
  public enum Mood {
    HAPPY,
    SAD
  }

  /** What all of them have. */
  @MappedSuperclass
  public abstract static class Probe {
    @Id public long id;
  }

  @Entity(name = "OfString")
  public static class OfString extends Probe {
    public @Nullable String v;
  }

  @Entity(name = "OfCharacter")
  public static class OfCharacter extends Probe {
    public @Nullable Character v;
  }

  @Entity(name = "OfBoolean")
  public static class OfBoolean extends Probe {
    public @Nullable Boolean v;
  }

  @Entity(name = "OfShort")
  public static class OfShort extends Probe {
    public @Nullable Short v;
  }

  @Entity(name = "OfInteger")
  public static class OfInteger extends Probe {
    public @Nullable Integer v;
  }

  @Entity(name = "OfLong")
  public static class OfLong extends Probe {
    public @Nullable Long v;
  }

  @Entity(name = "OfFloat")
  public static class OfFloat extends Probe {
    public @Nullable Float v;
  }

  @Entity(name = "OfDouble")
  public static class OfDouble extends Probe {
    public @Nullable Double v;
  }

  @Entity(name = "OfBigDecimal")
  public static class OfBigDecimal extends Probe {
    public @Nullable BigDecimal v;
  }

  @Entity(name = "OfBigInteger")
  public static class OfBigInteger extends Probe {
    public @Nullable BigInteger v;
  }

  @Entity(name = "OfBytes")
  public static class OfBytes extends Probe {
    public byte @Nullable [] v;
  }

  @Entity(name = "OfUuid")
  public static class OfUuid extends Probe {
    public @Nullable UUID v;
  }

  @Entity(name = "OfLocalDate")
  public static class OfLocalDate extends Probe {
    public @Nullable LocalDate v;
  }

  @Entity(name = "OfLocalTime")
  public static class OfLocalTime extends Probe {
    public @Nullable LocalTime v;
  }

  @Entity(name = "OfLocalDateTime")
  public static class OfLocalDateTime extends Probe {
    public @Nullable LocalDateTime v;
  }

  @Entity(name = "OfInstant")
  public static class OfInstant extends Probe {
    public @Nullable Instant v;
  }

  @Entity(name = "OfOffsetDateTime")
  public static class OfOffsetDateTime extends Probe {
    public @Nullable OffsetDateTime v;
  }

  @Entity(name = "OfZonedDateTime")
  public static class OfZonedDateTime extends Probe {
    public @Nullable ZonedDateTime v;
  }

  @Entity(name = "OfDate")
  public static class OfDate extends Probe {
    public @Nullable Date v;
  }

  @Entity(name = "OfCalendar")
  public static class OfCalendar extends Probe {
    public @Nullable Calendar v;
  }

  @Entity(name = "OfDuration")
  public static class OfDuration extends Probe {
    public @Nullable Duration v;
  }

  @Entity(name = "OfEnumName")
  public static class OfEnumName extends Probe {
    @Enumerated(EnumType.STRING)
    public @Nullable Mood v;
  }

  @Entity(name = "OfEnumOrdinal")
  public static class OfEnumOrdinal extends Probe {
    @Enumerated(EnumType.ORDINAL)
    public @Nullable Mood v;
  }

  @Entity(name = "OfNamedEnum")
  public static class OfNamedEnum extends Probe {
    @Enumerated
    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    public @Nullable Mood v;
  }

  @Entity(name = "OfStrings")
  public static class OfStrings extends Probe {
    public String @Nullable [] v;
  }

  @Entity(name = "OfIntegers")
  public static class OfIntegers extends Probe {
    public Integer @Nullable [] v;
  }

  @Entity(name = "OfJson")
  public static class OfJson extends Probe {
    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable String v;
  }

  @Entity(name = "OfLob")
  public static class OfLob extends Probe {
    @Lob public @Nullable String v;
  }

  @Entity(name = "OfLongText")
  public static class OfLongText extends Probe {
    @Column(length = 100_000)
    public @Nullable String v;
  }

  private Probes() {}
}
