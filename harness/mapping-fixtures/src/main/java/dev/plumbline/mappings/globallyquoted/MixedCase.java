package dev.plumbline.mappings.globallyquoted;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class MixedCase {
  @Id Long Id;

  String firstName;
}
