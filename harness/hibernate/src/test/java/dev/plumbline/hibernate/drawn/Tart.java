package dev.plumbline.hibernate.drawn;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;

/** Its keys are counted in a row of a table. */
@Entity
@Table(name = "tarts")
public class Tart {
  @Id
  @GeneratedValue(strategy = GenerationType.TABLE, generator = "tarts")
  @TableGenerator(
      name = "tarts",
      table = "COUNTERS",
      pkColumnName = "NAME",
      valueColumnName = "NEXT",
      pkColumnValue = "tarts",
      allocationSize = 1)
  Long id;
}
