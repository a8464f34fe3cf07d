package dev.plumbline.bakery.tenant;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** One of a tenant's bakeries, with the postal codes it delivers to. */
@Entity
@Table(name = "bakeries")
public class Bakery {

  @EmbeddedId private BakeryId id;

  @MapsId("tenantId")
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "tenant_id", nullable = false)
  private Tenant tenant;

  @Column(nullable = false, length = 120)
  private String name;

  @Embedded private Address address;

  @Column(name = "opened_on")
  private LocalDate openedOn;

  @ElementCollection
  @CollectionTable(
      name = "bakery_delivery_zones",
      joinColumns = {
        @JoinColumn(name = "tenant_id", referencedColumnName = "tenant_id"),
        @JoinColumn(name = "bakery_number", referencedColumnName = "bakery_number")
      })
  @Column(name = "postal_code", nullable = false, length = 12)
  private Set<String> deliveryZones = new HashSet<>();

  protected Bakery() {}

  public Bakery(Tenant tenant, int number, String name, Address address) {
    this.id = new BakeryId(tenant.id(), number);
    this.tenant = tenant;
    this.name = name;
    this.address = address;
  }

  public BakeryId id() {
    return id;
  }

  public Tenant tenant() {
    return tenant;
  }

  public String name() {
    return name;
  }

  public Address address() {
    return address;
  }

  public LocalDate openedOn() {
    return openedOn;
  }

  public void open(LocalDate day) {
    openedOn = day;
  }

  public void deliverTo(String postalCode) {
    deliveryZones.add(postalCode);
  }

  public boolean deliversTo(String postalCode) {
    return deliveryZones.contains(postalCode);
  }
}
