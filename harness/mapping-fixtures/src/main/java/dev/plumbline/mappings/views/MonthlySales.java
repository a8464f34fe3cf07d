package dev.plumbline.mappings.views;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.Synchronize;

/** A query; there is nothing in the database that bears its name. */
@Entity
@Immutable
@Subselect("select extract(month from day) as month, sum(amount) as amount from sales group by 1")
@Synchronize("sales")
public class MonthlySales {
  @Id Integer month;

  BigDecimal amount;
}
