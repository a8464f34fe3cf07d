package dev.plumbline.mappings.legacy;

import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "sockets")
@DiscriminatorColumn(name = "kind")
@DiscriminatorValue("SCREW")
public class Socket {
  @Id Long id;
}
