package dev.plumbline.mappings.associations;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

@Entity
@Table(name = "teams")
public class Team {
  @Id Long id;

  @OneToMany(mappedBy = "team")
  List<Person> people = new ArrayList<>();
}
