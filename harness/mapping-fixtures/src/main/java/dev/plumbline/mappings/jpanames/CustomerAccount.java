package dev.plumbline.mappings.jpanames;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class CustomerAccount {
  @Id Long accountId;
}
