package dev.plumbline.hibernate.sent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Columns that the mapping defines in words of its own. */
@Entity
@Table(name = "letters")
@DynamicInsert
public class Letter {

  /** An enum whose type in the database is one, too. */
  /** Serialized: Hibernate sends bytes. */
  @JdbcTypeCode(SqlTypes.OTHER)
  public String box;

  @JdbcTypeCode(SqlTypes.OTHER)
  public UUID seal;

  @JdbcTypeCode(SqlTypes.OTHER)
  public UUID wax;

  public enum Mood {
    GLAD,
    SAD
  }

  @Id public Long id;

  @Column(columnDefinition = "text")
  public String plain;

  @Column(columnDefinition = "char(10)")
  public String padded;

  @Column(columnDefinition = "citext")
  public String mail;

  @Column(columnDefinition = "numeric(10,2)")
  public Double price;

  @Column(columnDefinition = "smallint")
  public Integer small;

  @Column(columnDefinition = "boolean default true")
  public Boolean active;

  @Column(columnDefinition = "timestamp")
  public Instant seen;

  @Column(columnDefinition = "date")
  public LocalDateTime day;

  @Column(columnDefinition = "jsonb")
  @JdbcTypeCode(SqlTypes.JSON)
  public Map<String, String> document;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "?::jsonb")
  public String written;

  @Column(columnDefinition = "jsonb")
  public String json;

  @Column(columnDefinition = "uuid")
  public String reference;

  @Column(columnDefinition = "inet")
  public String address;

  @Column(columnDefinition = "xml")
  public String xml;

  @Column(columnDefinition = "bigint")
  public String number;

  @Column(columnDefinition = "interval")
  public Duration lasts;

  @Column(columnDefinition = "char(1)")
  public Boolean flag;

  @Column(columnDefinition = "varchar(40)")
  public UUID code;

  @Column(columnDefinition = "mood")
  @Enumerated(EnumType.STRING)
  public Mood mood;

  /** Declared as what it is not; sent as what the column is. */
  @Column(columnDefinition = "jsonb[]")
  @JdbcTypeCode(SqlTypes.JSON)
  public List<Map<String, String>> pages;

  @Column(columnDefinition = "char(36)")
  public UUID sender;

  @Column(columnDefinition = "text")
  public Long stamps;
}
