package dev.plumbline.mappings.compositeids;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.Table;

@Entity
@Table(name = "bookings")
public class Booking {
  @EmbeddedId BookingId id;

  @MapsId("roomId")
  @ManyToOne(optional = false)
  @JoinColumn(name = "room_id")
  Room room;
}
