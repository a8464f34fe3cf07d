package dev.plumbline.bakery.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;

/** A postal address; the country is its ISO 3166 code. */
@Embeddable
public class Address {

  @Column(nullable = false, length = 120)
  private String street;

  @Column(name = "postal_code", nullable = false, length = 12)
  private String postalCode;

  @Column(nullable = false, length = 80)
  private String city;

  @Column(nullable = false, length = 2)
  private String country;

  protected Address() {}

  public Address(String street, String postalCode, String city, String country) {
    this.street = street;
    this.postalCode = postalCode;
    this.city = city;
    this.country = country;
  }

  public String street() {
    return street;
  }

  public String postalCode() {
    return postalCode;
  }

  public String city() {
    return city;
  }

  public String country() {
    return country;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Address that
        && street.equals(that.street)
        && postalCode.equals(that.postalCode)
        && city.equals(that.city)
        && country.equals(that.country);
  }

  @Override
  public int hashCode() {
    return Objects.hash(street, postalCode, city, country);
  }
}
