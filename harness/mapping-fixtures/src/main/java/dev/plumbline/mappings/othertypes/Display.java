package dev.plumbline.mappings.othertypes;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Type;

@Entity
@Table(name = "displays")
public class Display {
  @Id
  @Type(AsTyped.class)
  String path;
}
