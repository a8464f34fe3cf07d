package dev.plumbline.bakery.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** A status that an order has reached, and when. */
@Entity
@Table(
    name = "order_events",
    indexes =
        @Index(name = "ix_order_events_order_occurred_at", columnList = "order_id, occurred_at"))
public class OrderEvent {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "order_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_order_events_order"))
  private Order order;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private OrderStatus status;

  @Column(name = "occurred_at", nullable = false)
  private OffsetDateTime occurredAt;

  protected OrderEvent() {}

  OrderEvent(Order order, OrderStatus status, OffsetDateTime occurredAt) {
    this.order = order;
    this.status = status;
    this.occurredAt = occurredAt;
  }

  public Long getId() {
    return id;
  }

  public Order getOrder() {
    return order;
  }

  public OrderStatus getStatus() {
    return status;
  }

  public OffsetDateTime getOccurredAt() {
    return occurredAt;
  }
}
