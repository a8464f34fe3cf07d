package dev.plumbline.bakery.pos;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/** A till on a counter. */
@Entity
@Table(
    name = "tills",
    uniqueConstraints =
        @UniqueConstraint(name = "uq_tills_serial_number", columnNames = "serial_number"))
@IdClass(TillId.class)
public class Till {

  @Id
  @Column(name = "store_code", length = 8)
  private String storeCode;

  @Id
  @Column(name = "till_number")
  private short number;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "store_code",
      nullable = false,
      insertable = false,
      updatable = false,
      foreignKey = @ForeignKey(name = "fk_tills_store"))
  private Store store;

  @Column(name = "serial_number", nullable = false, length = 40)
  private String serialNumber;

  protected Till() {}

  public Till(Store store, int number, String serialNumber) {
    this.storeCode = store.getCode();
    this.store = store;
    this.number = (short) number;
    this.serialNumber = serialNumber;
  }

  public TillId id() {
    return new TillId(storeCode, number);
  }

  public String getStoreCode() {
    return storeCode;
  }

  public Store getStore() {
    return store;
  }

  public short getNumber() {
    return number;
  }

  public String getSerialNumber() {
    return serialNumber;
  }
}
