package dev.plumbline.mappings.softdelete;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.SoftDeleteType;

@Entity
@Table(name = "messages")
@SoftDelete(columnName = "active", strategy = SoftDeleteType.ACTIVE)
public class Message {
  @Id Long id;
}
