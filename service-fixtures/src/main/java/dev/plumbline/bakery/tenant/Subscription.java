package dev.plumbline.bakery.tenant;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/** A tenant's plan over a time, at the price agreed when it was made. */
@Entity
@Table(name = "subscriptions")
public class Subscription {

  /** How often the tenant pays. */
  public enum Billing {
    MONTHLY,
    YEARLY
  }

  @Id
  @GeneratedValue(strategy = GenerationType.UUID)
  private UUID id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "tenant_id", nullable = false)
  private Tenant tenant;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "plan_code", nullable = false)
  private Plan plan;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 10)
  private Billing billing;

  @Embedded
  @AttributeOverride(
      name = "amount",
      column = @Column(name = "agreed_price", nullable = false, precision = 12, scale = 2))
  @AttributeOverride(
      name = "currency",
      column = @Column(name = "agreed_price_currency", nullable = false, length = 3))
  private Money agreedPrice;

  @Column(name = "valid_from", nullable = false)
  private LocalDate validFrom;

  @Column(name = "valid_until")
  private LocalDate validUntil;

  protected Subscription() {}

  public Subscription(Tenant tenant, Plan plan, Billing billing, LocalDate validFrom) {
    this.tenant = tenant;
    this.plan = plan;
    this.billing = billing;
    this.agreedPrice = plan.monthlyPrice();
    this.validFrom = validFrom;
  }

  public UUID id() {
    return id;
  }

  public Tenant tenant() {
    return tenant;
  }

  public Plan plan() {
    return plan;
  }

  public Billing billing() {
    return billing;
  }

  public Money agreedPrice() {
    return agreedPrice;
  }

  public boolean isActiveOn(LocalDate day) {
    return !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
  }

  public void cancel(LocalDate lastDay) {
    validUntil = lastDay;
  }
}
