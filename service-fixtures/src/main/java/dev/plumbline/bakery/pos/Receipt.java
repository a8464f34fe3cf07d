package dev.plumbline.bakery.pos;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the customer takes home, apart from the bread. */
@Entity
@Table(
    name = "receipts",
    indexes = {
      @Index(name = "ix_receipts_shift", columnList = "shift_id"),
      @Index(name = "ix_receipts_issued_at", columnList = "issued_at")
    })
@IdClass(ReceiptId.class)
public class Receipt {

  @Id
  @Column(name = "store_code", length = 8)
  private String storeCode;

  @Id
  @Column(name = "till_number")
  private short tillNumber;

  @Id
  @Column(name = "receipt_number")
  private long number;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumns(
      value = {
        @JoinColumn(
            name = "store_code",
            referencedColumnName = "store_code",
            nullable = false,
            insertable = false,
            updatable = false),
        @JoinColumn(
            name = "till_number",
            referencedColumnName = "till_number",
            nullable = false,
            insertable = false,
            updatable = false)
      },
      foreignKey = @ForeignKey(name = "fk_receipts_till"))
  private Till till;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "shift_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_receipts_shift"))
  private Shift shift;

  @Column(name = "issued_at", nullable = false)
  private Instant issuedAt;

  @Column(nullable = false, precision = 10, scale = 2)
  private BigDecimal total = BigDecimal.ZERO;

  @OneToMany(mappedBy = "receipt", cascade = CascadeType.PERSIST)
  @OrderBy("number")
  private List<ReceiptLine> lines = new ArrayList<>();

  protected Receipt() {}

  public Receipt(Shift shift, long number, Instant issuedAt) {
    this.till = shift.getTill();
    this.storeCode = till.getStoreCode();
    this.tillNumber = till.getNumber();
    this.number = number;
    this.shift = shift;
    this.issuedAt = issuedAt;
  }

  public ReceiptLine add(String article, BigDecimal quantity, BigDecimal price, TaxRate taxRate) {
    ReceiptLine line = new ReceiptLine(this, lines.size() + 1, article, quantity, price, taxRate);
    lines.add(line);
    total = total.add(quantity.multiply(price)).setScale(2, RoundingMode.HALF_UP);
    return line;
  }

  public ReceiptId id() {
    return new ReceiptId(storeCode, tillNumber, number);
  }

  public Till getTill() {
    return till;
  }

  public long getNumber() {
    return number;
  }

  public Shift getShift() {
    return shift;
  }

  public Instant getIssuedAt() {
    return issuedAt;
  }

  public BigDecimal getTotal() {
    return total;
  }

  public List<ReceiptLine> getLines() {
    return Collections.unmodifiableList(lines);
  }
}
