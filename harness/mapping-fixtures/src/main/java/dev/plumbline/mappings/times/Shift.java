package dev.plumbline.mappings.times;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Locale;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TimeZoneColumn;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "shifts")
public class Shift {
  @Id Long id;

  @Column(nullable = false)
  LocalDate day;

  LocalTime begins;
  LocalDateTime planned;
  Instant started;
  OffsetDateTime ended;
  ZonedDateTime checked;

  @TimeZoneStorage(TimeZoneStorageType.COLUMN)
  @TimeZoneColumn(name = "closed_offset")
  OffsetDateTime closed;

  @TimeZoneStorage(TimeZoneStorageType.NORMALIZE)
  OffsetDateTime normalized;

  @TimeZoneStorage(TimeZoneStorageType.NORMALIZE_UTC)
  OffsetDateTime utc;

  @TimeZoneStorage(TimeZoneStorageType.NATIVE)
  OffsetDateTime stored;

  @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
  Duration pause;

  @JdbcTypeCode(SqlTypes.NUMERIC)
  @Column(precision = 21)
  Duration worked;

  @JdbcTypeCode(SqlTypes.BIGINT)
  Duration overtime;

  @Column(columnDefinition = "timestamptz(3)")
  Instant approximate;

  ZoneId zone;
  Year year;
  Locale language;
  Currency currency;
  URL website;
}
