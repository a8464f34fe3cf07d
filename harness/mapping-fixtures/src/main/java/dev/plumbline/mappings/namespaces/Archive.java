package dev.plumbline.mappings.namespaces;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(schema = "\"Archive\"", name = "papers")
public class Archive {
  @Id Long id;
}
