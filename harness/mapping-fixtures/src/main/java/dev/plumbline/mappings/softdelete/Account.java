package dev.plumbline.mappings.softdelete;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.type.YesNoConverter;

@Entity
@Table(name = "accounts")
@SoftDelete
public class Account {
  @Id Long id;

  @ElementCollection
  @CollectionTable(name = "account_roles", joinColumns = @JoinColumn(name = "account_id"))
  @SoftDelete(columnName = "gone", converter = YesNoConverter.class)
  @Column(name = "role", nullable = false, length = 20)
  Set<String> roles = new HashSet<>();
}
