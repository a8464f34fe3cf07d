package dev.plumbline.mappings.compositeids;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.time.LocalDate;

@Embeddable
public record BookingId(@Column(name = "room_id") Long roomId, @Column(name = "day") LocalDate day)
    implements Serializable {}
