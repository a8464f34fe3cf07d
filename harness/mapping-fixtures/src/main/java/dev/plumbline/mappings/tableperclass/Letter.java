package dev.plumbline.mappings.tableperclass;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "letters")
public class Letter extends Document {
  @Column(nullable = false)
  String recipient;
}
