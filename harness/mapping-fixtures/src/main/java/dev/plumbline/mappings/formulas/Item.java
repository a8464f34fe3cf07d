package dev.plumbline.mappings.formulas;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Formula;

@Entity
@Table(name = "items")
public class Item {
  @Id Long id;

  @Column(nullable = false)
  int quantity;

  @Column(name = "unit_price", precision = 10, scale = 2, nullable = false)
  BigDecimal unitPrice;

  @Formula("quantity * unit_price")
  BigDecimal total;

  @Column(name = "secret_note")
  @ColumnTransformer(read = "upper(secret_note)", write = "lower(?)")
  String secretNote;

  @ManyToOne
  @JoinColumn(name = "item_group")
  ItemGroup group;
}
