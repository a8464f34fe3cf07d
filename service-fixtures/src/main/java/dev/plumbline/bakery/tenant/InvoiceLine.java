package dev.plumbline.bakery.tenant;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

/** What is charged in one line of an invoice. */
@Embeddable
public class InvoiceLine {

  @Column(nullable = false, length = 200)
  private String description;

  @Column(nullable = false)
  private int quantity;

  @Embedded
  @AttributeOverride(
      name = "amount",
      column = @Column(name = "unit_price", nullable = false, precision = 12, scale = 2))
  @AttributeOverride(
      name = "currency",
      column = @Column(name = "unit_price_currency", nullable = false, length = 3))
  private Money unitPrice;

  protected InvoiceLine() {}

  public InvoiceLine(String description, int quantity, Money unitPrice) {
    this.description = description;
    this.quantity = quantity;
    this.unitPrice = unitPrice;
  }

  public String description() {
    return description;
  }

  public Money total() {
    return unitPrice.times(quantity);
  }
}
