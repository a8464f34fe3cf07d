package dev.plumbline.mappings.generators;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;

@Entity
@Table(name = "coupons")
public class Coupon {
  @Id
  @GeneratedValue(strategy = GenerationType.TABLE, generator = "coupon_ids")
  @TableGenerator(
      name = "coupon_ids",
      table = "id_generators",
      pkColumnName = "generator",
      valueColumnName = "next_value",
      pkColumnValue = "coupons",
      allocationSize = 5)
  Long id;
}
