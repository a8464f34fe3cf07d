package dev.plumbline.mappings.views;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.View;

/** A view that Hibernate itself could create. */
@Entity
@Immutable
@Table(name = "best_days")
@View(query = "select day, max(amount) as amount from sales group by day")
public class BestDay {
  @Id LocalDate day;

  @Column(precision = 10, scale = 2)
  BigDecimal amount;
}
