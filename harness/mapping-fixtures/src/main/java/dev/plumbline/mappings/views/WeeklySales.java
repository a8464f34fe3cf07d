package dev.plumbline.mappings.views;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.hibernate.annotations.Immutable;

/** A materialized view of the changelog. */
@Entity
@Immutable
@Table(name = "weekly_sales")
public class WeeklySales {
  @Id Integer week;

  BigDecimal amount;
}
