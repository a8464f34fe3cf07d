package dev.plumbline.bakery.pos;

import java.io.Serializable;
import java.time.LocalDate;

/** A tax code, and the day from which its percentage applies. */
public record TaxRateId(String code, LocalDate validFrom) implements Serializable {}
