package dev.plumbline.mappings.naturalids;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.NaturalId;

@Entity
@Table(name = "currencies")
public class Currency {
  @Id Integer number;

  @NaturalId(mutable = true)
  @Column(columnDefinition = "char(3)")
  String code;
}
