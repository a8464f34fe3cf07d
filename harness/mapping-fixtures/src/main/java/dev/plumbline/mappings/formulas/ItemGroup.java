package dev.plumbline.mappings.formulas;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Formula;

@Entity
@Table(name = "item_groups")
public class ItemGroup {
  @Id Long id;

  @Formula("(select count(*) from items i where i.item_group = id)")
  long items;
}
