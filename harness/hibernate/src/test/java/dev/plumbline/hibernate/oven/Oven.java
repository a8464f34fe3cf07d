package dev.plumbline.hibernate.oven;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads them
public class Oven {

  /** Stored by its name, so Hibernate adds a check. */
  public enum State {
    COLD,
    HOT
  }

  @Id
  @GeneratedValue(generator = "oven_seq")
  @SequenceGenerator(name = "oven_seq", sequenceName = "oven_seq", allocationSize = 20)
  private @Nullable Long id;

  @Column(nullable = false, length = 30)
  private String serialNumber = "";

  @Enumerated(EnumType.STRING)
  private State state = State.COLD;

  @Embedded private @Nullable Size size;

  private @Nullable Temperature maximum;

  @ElementCollection private Set<String> programs = new HashSet<>();

  protected Oven() {}
}
