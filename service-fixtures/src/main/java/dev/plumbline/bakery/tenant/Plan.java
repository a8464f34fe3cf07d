package dev.plumbline.bakery.tenant;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What a tenant can subscribe to. */
@Entity
@Table(name = "plans")
public class Plan {

  @Id
  @Column(length = 30)
  private String code;

  @Column(nullable = false, length = 80)
  private String name;

  @Embedded
  @AttributeOverride(
      name = "amount",
      column = @Column(name = "monthly_price", nullable = false, precision = 12, scale = 2))
  @AttributeOverride(
      name = "currency",
      column = @Column(name = "monthly_price_currency", nullable = false, length = 3))
  private Money monthlyPrice;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(nullable = false)
  private PlanLimits limits;

  protected Plan() {}

  public Plan(String code, String name, Money monthlyPrice, PlanLimits limits) {
    this.code = code;
    this.name = name;
    this.monthlyPrice = monthlyPrice;
    this.limits = limits;
  }

  public String code() {
    return code;
  }

  public String name() {
    return name;
  }

  public Money monthlyPrice() {
    return monthlyPrice;
  }

  public PlanLimits limits() {
    return limits;
  }
}
