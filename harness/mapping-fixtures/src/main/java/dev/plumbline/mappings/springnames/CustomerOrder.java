package dev.plumbline.mappings.springnames;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import java.util.HashSet;
import java.util.Set;

/** Names as the physical strategy makes them that Spring Boot sets. */
@Entity
public class CustomerOrder {
  @Id @GeneratedValue Long orderId;

  String deliveryNote;

  @ManyToOne CustomerAccount billedTo;

  @ElementCollection Set<String> orderTags = new HashSet<>();

  @ManyToMany Set<CustomerAccount> sharedWith = new HashSet<>();
}
