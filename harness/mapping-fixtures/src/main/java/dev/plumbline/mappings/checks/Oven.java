package dev.plumbline.mappings.checks;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Checks as Jakarta Persistence 3.2 declares them. */
@Entity
@Table(name = "ovens", check = @CheckConstraint(name = "hot_enough", constraint = "heated_to > 20"))
public class Oven {
  @Id Long id;

  @Column(name = "heated_to", nullable = false)
  int heatedTo;

  @Column(check = @CheckConstraint(constraint = "trays between 1 and 12"))
  Integer trays;
}
