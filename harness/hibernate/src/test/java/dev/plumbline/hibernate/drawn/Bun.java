package dev.plumbline.hibernate.drawn;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** Its keys are drawn from a sequence, fifty at a time. */
@Entity
@Table(name = "buns")
public class Bun {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "buns")
  @SequenceGenerator(name = "buns", sequenceName = "bun_ids")
  Long id;
}
