package dev.plumbline.bakery.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** Bakeries are numbered within their tenant. */
@Embeddable
public class BakeryId implements Serializable {

  private static final long serialVersionUID = 1L;

  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "bakery_number")
  private int bakeryNumber;

  protected BakeryId() {}

  public BakeryId(UUID tenantId, int bakeryNumber) {
    this.tenantId = tenantId;
    this.bakeryNumber = bakeryNumber;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public int bakeryNumber() {
    return bakeryNumber;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BakeryId that
        && Objects.equals(tenantId, that.tenantId)
        && bakeryNumber == that.bakeryNumber;
  }

  @Override
  public int hashCode() {
    return Objects.hash(tenantId, bakeryNumber);
  }
}
