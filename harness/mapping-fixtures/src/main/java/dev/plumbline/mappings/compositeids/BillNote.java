package dev.plumbline.mappings.compositeids;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;

/** Shares the key of its bill. */
@Entity
@Table(name = "bill_notes")
public class BillNote {
  @EmbeddedId BillId id;

  @MapsId
  @OneToOne
  @JoinColumn(name = "bill_year", referencedColumnName = "year")
  @JoinColumn(name = "bill_number", referencedColumnName = "number")
  Bill bill;

  @Column(length = 500)
  String text;
}
