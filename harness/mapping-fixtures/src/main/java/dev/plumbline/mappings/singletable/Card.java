package dev.plumbline.mappings.singletable;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

@Entity
@DiscriminatorValue("CARD")
public class Card extends Payment {
  /** Required of cards only, so the column is nullable. */
  @Column(name = "last_digits", length = 4, nullable = false)
  String lastDigits;

  @Enumerated(EnumType.STRING)
  @Column(length = 20)
  Scheme scheme;
}
