package dev.plumbline.bakery.pos;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What the state takes. The changelog fills the table. */
@Entity
@Table(name = "tax_rates")
@IdClass(TaxRateId.class)
public class TaxRate {

  @Id
  @Column(name = "tax_code", length = 10)
  private String code;

  @Id
  @Column(name = "valid_from")
  private LocalDate validFrom;

  @Column(nullable = false, precision = 4, scale = 2)
  private BigDecimal percent;

  protected TaxRate() {}

  public TaxRate(String code, LocalDate validFrom, BigDecimal percent) {
    this.code = code;
    this.validFrom = validFrom;
    this.percent = percent;
  }

  public String getCode() {
    return code;
  }

  public LocalDate getValidFrom() {
    return validFrom;
  }

  public BigDecimal getPercent() {
    return percent;
  }
}
