package dev.plumbline.hibernate.turns;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One attribute that cannot be null, and one that shall not. */
@Entity
@Table(name = "mills")
public class Mill {
  @Id Long id;

  int turns;

  @Column(nullable = false)
  Integer stones;
}
