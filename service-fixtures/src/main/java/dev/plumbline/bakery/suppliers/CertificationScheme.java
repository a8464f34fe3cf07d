package dev.plumbline.bakery.suppliers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A label such as organic or fair trade. The changelog fills the table. */
@Entity
@Table(name = "certification_schemes")
public class CertificationScheme {

  @Id
  @Column(length = 20)
  private String code;

  @Column(nullable = false, length = 120)
  private String title;

  @Column(nullable = false)
  private short renewalMonths;

  protected CertificationScheme() {}

  public CertificationScheme(String code, String title, short renewalMonths) {
    this.code = code;
    this.title = title;
    this.renewalMonths = renewalMonths;
  }

  public String getCode() {
    return code;
  }

  public String getTitle() {
    return title;
  }

  public short getRenewalMonths() {
    return renewalMonths;
  }
}
