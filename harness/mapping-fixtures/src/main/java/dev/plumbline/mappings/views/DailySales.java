package dev.plumbline.mappings.views;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/** A view of the changelog; Hibernate takes it for a table. */
@Entity
@Immutable
@Table(name = "daily_sales")
public class DailySales {
  @Id LocalDate day;

  @Column(precision = 10, scale = 2)
  BigDecimal amount;

  long sales;
}
