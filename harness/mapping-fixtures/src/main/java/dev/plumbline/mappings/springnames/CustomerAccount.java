package dev.plumbline.mappings.springnames;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class CustomerAccount {
  @Id Long accountId;
}
