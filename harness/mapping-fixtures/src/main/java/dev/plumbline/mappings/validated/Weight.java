package dev.plumbline.mappings.validated;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;

@Embeddable
class Weight {
  @NotNull
  @Digits(integer = 5, fraction = 3)
  BigDecimal kilos;
}
