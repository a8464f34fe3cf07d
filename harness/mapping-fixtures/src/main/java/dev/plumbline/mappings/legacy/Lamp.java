package dev.plumbline.mappings.legacy;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;

@Entity
@Table(name = "lamps")
public class Lamp {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "lamp_ids")
  @SequenceGenerator(name = "lamp_ids", sequenceName = "lamp_ids", allocationSize = 1)
  Long id;

  @Version
  @Column(name = "changed_at")
  Instant changedAt;

  @Column(name = "enabled")
  boolean enabled;

  @Column(name = "watts")
  int watts;

  @Column(name = "grade")
  char grade;

  String label;

  @Column(length = 40)
  String maker;

  BigDecimal price;

  @Enumerated(EnumType.STRING)
  State state;

  @Column(name = "lit_at", columnDefinition = "timestamp")
  Instant litAt;

  @Embedded Size size;

  @OneToOne
  @JoinColumn(name = "socket_id")
  Socket socket;
}
