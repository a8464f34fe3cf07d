package dev.plumbline.mappings.enums;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "tickets")
public class Ticket {
  @Id Long id;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 20)
  State state;

  /** As its ordinal, which is the default. */
  Priority priority;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.NAMED_ENUM)
  Channel channel;

  @ElementCollection
  @CollectionTable(name = "ticket_watches", joinColumns = @JoinColumn(name = "ticket_id"))
  @Enumerated(EnumType.STRING)
  @Column(name = "state", length = 20, nullable = false)
  Set<State> watches = new HashSet<>();

  State[] past;

  /** A type of one's own wording, so Hibernate adds no check. */
  @Enumerated(EnumType.STRING)
  @Column(name = "last_state", columnDefinition = "text")
  State lastState;
}
