package dev.plumbline.mappings.singletable;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.math.BigDecimal;

@Entity
@DiscriminatorValue("CASH")
public class Cash extends Payment {
  @Column(name = "handed_over", precision = 10, scale = 2)
  BigDecimal handedOver;
}
