package dev.plumbline.bakery.sales;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hibernate.annotations.Check;

/** A code on a flyer that is worth a discount. */
@Entity
@Table(
    name = "vouchers",
    uniqueConstraints = @UniqueConstraint(name = "uq_vouchers_code", columnNames = "code"))
@SuppressWarnings("deprecation") // jakarta.persistence.CheckConstraint is not in Hibernate 6.6
@Check(name = "ck_vouchers_validity", constraints = "valid_until >= valid_from")
public class Voucher {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false, length = 24, updatable = false)
  private String code;

  @Column(name = "discount_percent", nullable = false, precision = 4, scale = 2)
  private BigDecimal discountPercent;

  @Column(name = "valid_from", nullable = false)
  private LocalDate validFrom;

  @Column(name = "valid_until", nullable = false)
  private LocalDate validUntil;

  protected Voucher() {}

  public Voucher(
      String code, BigDecimal discountPercent, LocalDate validFrom, LocalDate validUntil) {
    this.code = code;
    this.discountPercent = discountPercent;
    this.validFrom = validFrom;
    this.validUntil = validUntil;
  }

  public boolean isValidOn(LocalDate day) {
    return !day.isBefore(validFrom) && !day.isAfter(validUntil);
  }

  public Long getId() {
    return id;
  }

  public String getCode() {
    return code;
  }

  public BigDecimal getDiscountPercent() {
    return discountPercent;
  }
}
