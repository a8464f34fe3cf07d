package dev.plumbline.mappings.defaults;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.generator.EventType;

@Entity
@Table(name = "orders")
@DynamicInsert
@SuppressWarnings("deprecation") // Hibernate 6.6 knows no other @Check
@Check(name = "sent_after_placed", constraints = "sent_at is null or sent_at >= placed_at")
public class Order {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  /** Left out of the INSERT while it is null, so the default fills it. */
  @ColumnDefault("'NEW'")
  @Column(length = 10)
  String state;

  @ColumnDefault("0")
  @Column(nullable = false)
  int discount;

  @ColumnDefault("true")
  Boolean open;

  @Column(name = "placed_at")
  @CreationTimestamp
  Instant placedAt;

  @Column(name = "sent_at")
  @UpdateTimestamp
  Instant sentAt;

  @Column(name = "stored_at")
  @CurrentTimestamp(event = EventType.INSERT, source = SourceType.DB)
  Instant storedAt;

  /** Always there, though its DDL does not say so. */
  @Version Integer version;

  /** The database's own number. */
  @Generated
  @ColumnDefault("gen_random_uuid()")
  @Column(nullable = false)
  UUID reference;

  @Column(precision = 10, scale = 2, nullable = false)
  @Check(constraints = "net >= 0")
  BigDecimal net;

  @GeneratedColumn("net * 1.19")
  @Column(precision = 13, scale = 4)
  BigDecimal gross;

  /** The changelog has the expression. */
  @Generated(event = {EventType.INSERT, EventType.UPDATE})
  @Column(name = "net_rounded", precision = 10)
  BigDecimal netRounded;

  @Column(insertable = false, updatable = false)
  @ColumnDefault("1")
  Integer revision;
}
