package dev.plumbline.mappings.joinentity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;

@Entity
@Table(name = "courses")
public class Course {
  @Id Long id;

  @OneToMany(mappedBy = "course")
  Set<Enrolment> enrolments = new HashSet<>();
}
