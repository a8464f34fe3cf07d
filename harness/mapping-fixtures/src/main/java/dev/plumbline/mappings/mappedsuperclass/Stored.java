package dev.plumbline.mappings.mappedsuperclass;

import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** What every table here has. */
@MappedSuperclass
public abstract class Stored {
  @Id
  @GeneratedValue(strategy = GenerationType.UUID)
  UUID id;

  @Version int version;

  @Column(name = "created_at", nullable = false, updatable = false)
  Instant createdAt;
}
