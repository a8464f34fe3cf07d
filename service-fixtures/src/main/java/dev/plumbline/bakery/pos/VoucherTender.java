package dev.plumbline.bakery.pos;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;

/** A gift voucher, worth its face value once. */
@Entity
@Table(
    name = "voucher_tenders",
    uniqueConstraints =
        @UniqueConstraint(name = "uq_voucher_tenders_code", columnNames = "voucher_code"))
public class VoucherTender extends Tender {

  @Column(name = "voucher_code", nullable = false, length = 24)
  private String voucherCode;

  protected VoucherTender() {}

  public VoucherTender(Receipt receipt, BigDecimal amount, String voucherCode) {
    super(receipt, amount);
    this.voucherCode = voucherCode;
  }

  public String getVoucherCode() {
    return voucherCode;
  }
}
