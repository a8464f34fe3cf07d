package dev.plumbline.bakery.pos;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** An article on a receipt, taxed at the rate of the day. */
@Entity
@Table(name = "receipt_lines")
@IdClass(ReceiptLineId.class)
public class ReceiptLine {

  @Id
  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumns(
      value = {
        @JoinColumn(name = "store_code", referencedColumnName = "store_code"),
        @JoinColumn(name = "till_number", referencedColumnName = "till_number"),
        @JoinColumn(name = "receipt_number", referencedColumnName = "receipt_number")
      },
      foreignKey = @ForeignKey(name = "fk_receipt_lines_receipt"))
  private Receipt receipt;

  @Id
  @Column(name = "line_number")
  private short number;

  @Column(nullable = false, length = 60)
  private String article;

  @Column(nullable = false, precision = 9, scale = 3)
  private BigDecimal quantity;

  @Column(nullable = false, precision = 8, scale = 2)
  private BigDecimal price;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumns(
      value = {
        @JoinColumn(name = "tax_code", referencedColumnName = "tax_code", nullable = false),
        @JoinColumn(name = "tax_valid_from", referencedColumnName = "valid_from", nullable = false)
      },
      foreignKey = @ForeignKey(name = "fk_receipt_lines_tax_rate"))
  private TaxRate taxRate;

  protected ReceiptLine() {}

  ReceiptLine(
      Receipt receipt,
      int number,
      String article,
      BigDecimal quantity,
      BigDecimal price,
      TaxRate taxRate) {
    this.receipt = receipt;
    this.number = (short) number;
    this.article = article;
    this.quantity = quantity;
    this.price = price;
    this.taxRate = taxRate;
  }

  public Receipt getReceipt() {
    return receipt;
  }

  public short getNumber() {
    return number;
  }

  public String getArticle() {
    return article;
  }

  public BigDecimal getQuantity() {
    return quantity;
  }

  public BigDecimal getPrice() {
    return price;
  }

  public TaxRate getTaxRate() {
    return taxRate;
  }
}
