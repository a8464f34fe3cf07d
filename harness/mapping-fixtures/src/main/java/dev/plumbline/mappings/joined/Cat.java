package dev.plumbline.mappings.joined;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;

@Entity
@Table(name = "cats")
@PrimaryKeyJoinColumn(name = "animal_id")
public class Cat extends Animal {
  @Column(name = "favourite_food", length = 60)
  String favouriteFood;
}
