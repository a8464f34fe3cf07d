package dev.plumbline.mappings.validated;

import jakarta.persistence.Entity;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** In the table of all articles, where others have nothing in this column. */
@Entity
class Cake extends Article {
  @NotNull
  @Size(max = 7)
  String glaze;
}
