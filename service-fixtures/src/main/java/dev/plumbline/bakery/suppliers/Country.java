package dev.plumbline.bakery.suppliers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A country we buy from, by its ISO 3166 code. The changelog fills the table. */
@Entity
@Table(name = "countries")
public class Country {

  @Id
  @JdbcTypeCode(SqlTypes.CHAR)
  @Column(length = 2)
  private String code;

  @Column(nullable = false, length = 60)
  private String name;

  @Column(nullable = false)
  private boolean inCustomsUnion;

  protected Country() {}

  public Country(String code, String name, boolean inCustomsUnion) {
    this.code = code;
    this.name = name;
    this.inCustomsUnion = inCustomsUnion;
  }

  public String getCode() {
    return code;
  }

  public String getName() {
    return name;
  }

  public boolean isInCustomsUnion() {
    return inCustomsUnion;
  }
}
