package dev.plumbline.mappings.jpanames;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import java.util.HashSet;
import java.util.Set;

/** Names as Jakarta Persistence prescribes them; PostgreSQL folds them to lower case. */
@Entity
public class CustomerOrder {
  @Id @GeneratedValue Long orderId;

  String deliveryNote;

  @ManyToOne CustomerAccount billedTo;

  @ElementCollection Set<String> orderTags = new HashSet<>();

  @ManyToMany Set<CustomerAccount> sharedWith = new HashSet<>();
}
