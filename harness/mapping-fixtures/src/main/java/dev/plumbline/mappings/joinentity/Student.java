package dev.plumbline.mappings.joinentity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;

@Entity
@Table(name = "students")
public class Student {
  @Id Long id;

  @OneToMany(mappedBy = "student")
  Set<Enrolment> enrolments = new HashSet<>();

  @ManyToOne
  @JoinTable(
      name = "student_mentors",
      joinColumns = @JoinColumn(name = "student_id"),
      inverseJoinColumns = @JoinColumn(name = "mentor_id"))
  Student mentor;
}
