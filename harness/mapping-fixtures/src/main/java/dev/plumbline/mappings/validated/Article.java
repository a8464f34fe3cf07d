package dev.plumbline.mappings.validated;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

@Entity
@Table(name = "articles")
@Inheritance
class Article extends Named {
  @Id Long id;

  @Sku String sku;

  @Min(1)
  @Max(9)
  int rank;

  @Email String contact;

  @NotEmpty
  @Column(length = 20)
  String label;

  @NotNull(groups = Strict.class)
  String remark;

  @Valid @Embedded Weight weight;

  @ManyToOne
  @NotNull
  @JoinColumn(name = "parent_id")
  Article parent;
}
