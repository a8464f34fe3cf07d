package dev.plumbline.bakery.suppliers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** Whom to call when the flour does not come. */
@Entity
@Table(
    name = "supplier_contacts",
    indexes = @Index(name = "ix_supplier_contacts_supplier", columnList = "supplier_id"))
public class Contact {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(nullable = false, foreignKey = @ForeignKey(name = "fk_supplier_contacts_supplier"))
  private Supplier supplier;

  @Column(nullable = false, length = 120)
  private String fullName;

  @Column(nullable = false)
  private String email;

  @Column(length = 30)
  private String mobilePhone;

  protected Contact() {}

  Contact(Supplier supplier, String fullName, String email) {
    this.supplier = supplier;
    this.fullName = fullName;
    this.email = email;
  }

  public void reachableAt(String newMobilePhone) {
    this.mobilePhone = newMobilePhone;
  }

  public Long getId() {
    return id;
  }

  public Supplier getSupplier() {
    return supplier;
  }

  public String getFullName() {
    return fullName;
  }

  public String getEmail() {
    return email;
  }

  public String getMobilePhone() {
    return mobilePhone;
  }
}
