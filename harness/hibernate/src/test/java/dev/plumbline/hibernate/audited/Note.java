package dev.plumbline.hibernate.audited;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Audited by its superclass. */
@Entity
@Table(name = "notes")
public class Note extends Audited {
  @Id Long id;
}
