package dev.plumbline.mappings.generators;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

@Entity
@Table(name = "tokens")
public class Token {
  @Id @UuidGenerator UUID id;
}
