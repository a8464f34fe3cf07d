package dev.plumbline.bakery.pos;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** Notes and coins. */
@Entity
@Table(name = "cash_tenders")
public class CashTender extends Tender {

  @Column(name = "change_given", nullable = false, precision = 8, scale = 2)
  private BigDecimal changeGiven;

  protected CashTender() {}

  public CashTender(Receipt receipt, BigDecimal amount, BigDecimal handedOver) {
    super(receipt, amount);
    this.changeGiven = handedOver.subtract(amount);
  }

  public BigDecimal getChangeGiven() {
    return changeGiven;
  }
}
