package dev.plumbline.bakery.pos;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import java.math.BigDecimal;

/** A part of the payment of a receipt. Each way of paying has its own table; ids are shared. */
@Entity
@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
public abstract class Tender {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "tenders")
  @SequenceGenerator(name = "tenders", sequenceName = "tenders_seq", allocationSize = 20)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumns(
      value = {
        @JoinColumn(name = "store_code", referencedColumnName = "store_code", nullable = false),
        @JoinColumn(name = "till_number", referencedColumnName = "till_number", nullable = false),
        @JoinColumn(
            name = "receipt_number",
            referencedColumnName = "receipt_number",
            nullable = false)
      },
      foreignKey = @ForeignKey(name = "fk_tenders_receipt"))
  private Receipt receipt;

  @Column(nullable = false, precision = 10, scale = 2)
  private BigDecimal amount;

  protected Tender() {}

  protected Tender(Receipt receipt, BigDecimal amount) {
    this.receipt = receipt;
    this.amount = amount;
  }

  public Long getId() {
    return id;
  }

  public Receipt getReceipt() {
    return receipt;
  }

  public BigDecimal getAmount() {
    return amount;
  }
}
