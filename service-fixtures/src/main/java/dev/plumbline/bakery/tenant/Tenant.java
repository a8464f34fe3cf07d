package dev.plumbline.bakery.tenant;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SQLDelete;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.type.SqlTypes;

/** A company that runs bakeries. It is never deleted, only marked, as its invoices must remain. */
@Entity
@Table(name = "tenants")
@SQLDelete(sql = "update tenants set deleted_at = now() where id = ? and version = ?")
@SQLRestriction("deleted_at is null")
public class Tenant {

  @Id
  @GeneratedValue(strategy = GenerationType.UUID)
  private UUID id;

  /** Part of the tenant's URL; free again once the tenant is deleted. */
  @Column(nullable = false, length = 63)
  private String slug;

  @Column(nullable = false, length = 200)
  private String name;

  @Embedded
  @AttributeOverride(
      name = "street",
      column = @Column(name = "billing_street", nullable = false, length = 120))
  @AttributeOverride(
      name = "postalCode",
      column = @Column(name = "billing_postal_code", nullable = false, length = 12))
  @AttributeOverride(
      name = "city",
      column = @Column(name = "billing_city", nullable = false, length = 80))
  @AttributeOverride(
      name = "country",
      column = @Column(name = "billing_country", nullable = false, length = 2))
  private Address billingAddress;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(nullable = false)
  private Map<String, Object> settings = new HashMap<>();

  @Column(name = "created_at", nullable = false)
  private Instant createdAt;

  @Column(name = "deleted_at")
  private Instant deletedAt;

  @Version
  @Column(nullable = false)
  private int version;

  protected Tenant() {}

  public Tenant(String slug, String name, Address billingAddress, Instant createdAt) {
    this.slug = slug;
    this.name = name;
    this.billingAddress = billingAddress;
    this.createdAt = createdAt;
  }

  public UUID id() {
    return id;
  }

  public String slug() {
    return slug;
  }

  public String name() {
    return name;
  }

  public Address billingAddress() {
    return billingAddress;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public boolean isDeleted() {
    return deletedAt != null;
  }

  public Map<String, Object> settings() {
    return Map.copyOf(settings);
  }

  public void change(String setting, Object value) {
    settings.put(setting, value);
  }

  public void moveTo(Address newBillingAddress) {
    billingAddress = newBillingAddress;
  }
}
