package dev.plumbline.bakery.orders;

import jakarta.persistence.CascadeType;
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
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.TimeZoneColumn;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;

/** Bread for a day, a time and a branch. */
@Entity
@Table(
    name = "orders",
    indexes = {
      @Index(name = "ix_orders_customer", columnList = "customer_id"),
      @Index(name = "ix_orders_pickup", columnList = "branch_id, pickup_date, pickup_time")
    })
public class Order {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Version private int version;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "customer_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_orders_customer"))
  private Customer customer;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "branch_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_orders_branch"))
  private Branch branch;

  /** With the customer's own offset: the confirmation says what the customer's clock said. */
  @TimeZoneStorage(TimeZoneStorageType.COLUMN)
  @TimeZoneColumn(name = "placed_at_offset")
  @Column(name = "placed_at", nullable = false, updatable = false)
  private OffsetDateTime placedAt;

  @Column(name = "pickup_date", nullable = false)
  private LocalDate pickupDate;

  @Column(name = "pickup_time", nullable = false)
  private LocalTime pickupTime;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private OrderStatus status;

  @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true)
  @OrderBy("id")
  private List<OrderLine> lines = new ArrayList<>();

  @OneToMany(mappedBy = "order", cascade = CascadeType.ALL)
  @OrderBy("occurredAt")
  private List<OrderEvent> events = new ArrayList<>();

  @ManyToMany
  @JoinTable(
      name = "order_promotions",
      joinColumns = @JoinColumn(name = "order_id"),
      foreignKey = @ForeignKey(name = "fk_order_promotions_order"),
      inverseJoinColumns = @JoinColumn(name = "promotion_id"),
      inverseForeignKey = @ForeignKey(name = "fk_order_promotions_promotion"))
  private Set<Promotion> promotions = new HashSet<>();

  protected Order() {}

  public Order(
      Customer customer,
      Branch branch,
      OffsetDateTime placedAt,
      LocalDate pickupDate,
      LocalTime pickupTime) {
    this.customer = customer;
    this.branch = branch;
    this.placedAt = placedAt;
    this.pickupDate = pickupDate;
    this.pickupTime = pickupTime;
    this.status = OrderStatus.PLACED;
    this.events.add(new OrderEvent(this, status, placedAt));
  }

  public OrderLine add(Product product, int quantity) {
    OrderLine line = new OrderLine(this, product, quantity);
    lines.add(line);
    return line;
  }

  public void apply(Promotion promotion) {
    promotions.add(promotion);
  }

  public void changeStatus(OrderStatus newStatus, OffsetDateTime at) {
    this.status = newStatus;
    events.add(new OrderEvent(this, newStatus, at));
  }

  public Long getId() {
    return id;
  }

  public Customer getCustomer() {
    return customer;
  }

  public Branch getBranch() {
    return branch;
  }

  public OffsetDateTime getPlacedAt() {
    return placedAt;
  }

  public LocalDate getPickupDate() {
    return pickupDate;
  }

  public LocalTime getPickupTime() {
    return pickupTime;
  }

  public OrderStatus getStatus() {
    return status;
  }

  public List<OrderLine> getLines() {
    return Collections.unmodifiableList(lines);
  }

  public List<OrderEvent> getEvents() {
    return Collections.unmodifiableList(events);
  }

  public Set<Promotion> getPromotions() {
    return Collections.unmodifiableSet(promotions);
  }
}
