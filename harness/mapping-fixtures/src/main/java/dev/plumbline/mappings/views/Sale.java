package dev.plumbline.mappings.views;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;

@Entity
@Table(name = "sales")
public class Sale {
  @Id Long id;

  @Column(nullable = false, precision = 10, scale = 2)
  BigDecimal amount;

  @Column(nullable = false)
  LocalDate day;
}
