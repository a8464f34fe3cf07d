package dev.plumbline.mappings.legacy;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;

@Entity
@DiscriminatorValue("PIN")
public class PinSocket extends Socket {
  @Column(nullable = false)
  int pins;
}
