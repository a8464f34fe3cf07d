package dev.plumbline.mappings.compositeids;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

@Entity
@Table(name = "bills")
@IdClass(BillId.class)
public class Bill {
  @Id int year;
  @Id int number;

  @ManyToOne
  @JoinColumn(name = "room_id", referencedColumnName = "room_id")
  @JoinColumn(name = "day", referencedColumnName = "day")
  Booking booking;
}
