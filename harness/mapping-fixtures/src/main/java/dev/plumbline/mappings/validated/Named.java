package dev.plumbline.mappings.validated;

import jakarta.persistence.MappedSuperclass;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

@MappedSuperclass
abstract class Named {
  @NotBlank
  @Size(max = 39)
  String name;
}
