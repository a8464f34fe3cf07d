package dev.plumbline.bakery.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.SoftDelete;

/** Somebody to talk to at a tenant. */
@Entity
@Table(name = "contacts")
@SoftDelete(columnName = "deleted")
public class Contact {

  @Id
  @GeneratedValue(strategy = GenerationType.UUID)
  private UUID id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "tenant_id", nullable = false)
  private Tenant tenant;

  @Column(name = "full_name", nullable = false, length = 120)
  private String fullName;

  @Column(nullable = false, length = 254)
  private String email;

  @Column(length = 30)
  private String phone;

  protected Contact() {}

  public Contact(Tenant tenant, String fullName, String email) {
    this.tenant = tenant;
    this.fullName = fullName;
    this.email = email;
  }

  public UUID id() {
    return id;
  }

  public Tenant tenant() {
    return tenant;
  }

  public String fullName() {
    return fullName;
  }

  public String email() {
    return email;
  }

  public String phone() {
    return phone;
  }

  public void reachableBy(String phoneNumber) {
    phone = phoneNumber;
  }
}
