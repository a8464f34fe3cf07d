package dev.plumbline.bakery.pos;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;

/** A cashier at a till, from counting the float to counting the drawer. */
@Entity
@Table(
    name = "shifts",
    indexes = @Index(name = "ix_shifts_till", columnList = "store_code, till_number"))
public class Shift {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumns(
      value = {
        @JoinColumn(name = "store_code", referencedColumnName = "store_code", nullable = false),
        @JoinColumn(name = "till_number", referencedColumnName = "till_number", nullable = false)
      },
      foreignKey = @ForeignKey(name = "fk_shifts_till"))
  private Till till;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "cashier_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_shifts_cashier"))
  private Cashier cashier;

  @Column(name = "opened_at", nullable = false)
  private Instant openedAt;

  @Column(name = "closed_at")
  private Instant closedAt;

  @Column(name = "opening_float", nullable = false, precision = 8, scale = 2)
  private BigDecimal openingFloat;

  @Column(name = "counted_cash", precision = 10, scale = 2)
  private BigDecimal countedCash;

  protected Shift() {}

  public Shift(Till till, Cashier cashier, Instant openedAt, BigDecimal openingFloat) {
    this.till = till;
    this.cashier = cashier;
    this.openedAt = openedAt;
    this.openingFloat = openingFloat;
  }

  public void close(Instant at, BigDecimal cash) {
    this.closedAt = at;
    this.countedCash = cash;
  }

  public Long getId() {
    return id;
  }

  public Till getTill() {
    return till;
  }

  public Cashier getCashier() {
    return cashier;
  }

  public Instant getClosedAt() {
    return closedAt;
  }

  public BigDecimal getCountedCash() {
    return countedCash;
  }
}
