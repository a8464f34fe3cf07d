package dev.plumbline.mappings.mappedsuperclass;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;

@MappedSuperclass
public abstract class Named extends Stored {
  @Column(nullable = false, length = 100)
  String name;
}
