package dev.plumbline.mappings.singletable;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;

@Entity
@DiscriminatorValue("CREDIT")
public class CreditCard extends Card {
  @Column(name = "due_day")
  Integer dueDay;
}
