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
import java.time.LocalDate;

/** Proof that a supplier meets a certification scheme. */
@Entity
@Table(
    name = "certificates",
    indexes = {
      @Index(name = "ix_certificates_supplier", columnList = "supplier_id"),
      @Index(name = "ix_certificates_valid_until", columnList = "validUntil")
    })
public class Certificate {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(nullable = false, foreignKey = @ForeignKey(name = "fk_certificates_supplier"))
  private Supplier supplier;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(nullable = false, foreignKey = @ForeignKey(name = "fk_certificates_scheme"))
  private CertificationScheme scheme;

  @Column(nullable = false, length = 60)
  private String certificateNumber;

  @Column(nullable = false)
  private LocalDate validUntil;

  protected Certificate() {}

  public Certificate(
      Supplier supplier, CertificationScheme scheme, String certificateNumber, LocalDate issuedOn) {
    this.supplier = supplier;
    this.scheme = scheme;
    this.certificateNumber = certificateNumber;
    this.validUntil = issuedOn.plusMonths(scheme.getRenewalMonths());
  }

  public Long getId() {
    return id;
  }

  public Supplier getSupplier() {
    return supplier;
  }

  public CertificationScheme getScheme() {
    return scheme;
  }

  public String getCertificateNumber() {
    return certificateNumber;
  }

  public LocalDate getValidUntil() {
    return validUntil;
  }
}
