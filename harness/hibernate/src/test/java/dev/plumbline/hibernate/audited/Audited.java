package dev.plumbline.hibernate.audited;

import jakarta.persistence.EntityListeners;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.jpa.domain.support.AuditingEntityListener;

/** What Spring Data fills, or not: nobody may be logged in. */
@MappedSuperclass
@EntityListeners(AuditingEntityListener.class)
public class Audited {
  @CreatedDate Instant created;

  Instant modified;

  @CreatedBy String author;

  Instant printed;

  @LastModifiedDate
  public Instant getModified() {
    return modified;
  }
}
