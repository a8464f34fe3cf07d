package dev.plumbline.mappings.converters;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.type.NumericBooleanConverter;
import org.hibernate.type.YesNoConverter;

@Entity
@Table(name = "subscriptions")
public class Subscription {
  @Id Long id;

  /** Through a converter that applies by itself. */
  @Column(nullable = false)
  Money price;

  @Convert(converter = PlanConverter.class)
  @Column(nullable = false, length = 1)
  Plan plan;

  @Convert(converter = YesNoConverter.class)
  @Column(name = "is_trial", nullable = false)
  boolean trial;

  @Convert(converter = NumericBooleanConverter.class)
  Boolean paid;

  @ElementCollection
  @CollectionTable(name = "subscription_fees", joinColumns = @JoinColumn(name = "subscription_id"))
  @Convert(attributeName = "key", converter = PlanConverter.class)
  @MapKeyColumn(name = "plan", length = 1)
  @Column(name = "fee", nullable = false)
  Map<Plan, Money> fees = new HashMap<>();
}
