package dev.plumbline.hibernate.audited;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.springframework.data.annotation.CreatedDate;

/** Nobody listens. */
@Entity
@Table(name = "memos")
public class Memo {
  @Id Long id;

  @CreatedDate Instant created;
}
