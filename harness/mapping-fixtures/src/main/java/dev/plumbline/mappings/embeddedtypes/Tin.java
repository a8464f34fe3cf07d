package dev.plumbline.mappings.embeddedtypes;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.type.YesNoConverter;

@Entity
@Table(name = "tins")
public class Tin {
  @Id Long id;

  @Embedded Shape shape;

  @Convert(converter = YesNoConverter.class)
  @Column(name = "dented")
  boolean dented;
}
