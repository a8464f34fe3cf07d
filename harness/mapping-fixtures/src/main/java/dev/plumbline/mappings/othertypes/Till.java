package dev.plumbline.mappings.othertypes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.Type;

/** Text that the server takes for whatever the column is: Hibernate has no name for such a type. */
@Entity
@Table(name = "tills")
public class Till {
  @Id Long id;

  @NaturalId
  @Type(AsTyped.class)
  String address;

  @Type(AsTyped.class)
  @Column(nullable = false)
  String settings;

  @Type(AsTyped.class)
  String open;
}
