package dev.plumbline.bakery.production;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.time.LocalDate;

/** A product on a day. */
@Embeddable
public record DailyOutputId(
    @Column(name = "plan_date") LocalDate planDate, @Column(name = "sku", length = 20) String sku)
    implements Serializable {}
