package dev.plumbline.mappings.collections;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;

@Entity
@Table(name = "cooks")
public class Cook {
  @Id Long id;

  @ManyToMany(mappedBy = "cooks")
  Set<Recipe> recipes = new HashSet<>();
}
