package dev.plumbline.bakery.pos;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/** Somebody who may open a till. */
@Entity
@Table(
    name = "cashiers",
    uniqueConstraints =
        @UniqueConstraint(name = "uq_cashiers_staff_number", columnNames = "staff_number"))
public class Cashier {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Integer id;

  @Column(name = "staff_number", nullable = false, length = 12)
  private String staffNumber;

  @Column(name = "display_name", nullable = false, length = 40)
  private String displayName;

  @Column(nullable = false)
  private boolean active = true;

  protected Cashier() {}

  public Cashier(String staffNumber, String displayName) {
    this.staffNumber = staffNumber;
    this.displayName = displayName;
  }

  public void deactivate() {
    this.active = false;
  }

  public Integer getId() {
    return id;
  }

  public String getStaffNumber() {
    return staffNumber;
  }

  public String getDisplayName() {
    return displayName;
  }

  public boolean isActive() {
    return active;
  }
}
