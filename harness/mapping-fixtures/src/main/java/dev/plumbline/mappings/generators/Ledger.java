package dev.plumbline.mappings.generators;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/** Draws from a sequence of the default name. */
@Entity
public class Ledger {
  @Id @GeneratedValue Integer id;
}
