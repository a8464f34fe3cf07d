package dev.plumbline.mappings.tableperclass;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.SequenceGenerator;

@Entity
@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
public abstract class Document {
  @Id
  @GeneratedValue(generator = "documents")
  @SequenceGenerator(name = "documents", sequenceName = "document_ids", allocationSize = 10)
  Long id;

  @Column(nullable = false)
  String title;
}
