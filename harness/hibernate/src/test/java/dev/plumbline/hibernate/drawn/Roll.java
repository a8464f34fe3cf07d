package dev.plumbline.hibernate.drawn;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Its keys come from an identity column. */
@Entity
@Table(name = "rolls")
public class Roll {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;
}
