package dev.plumbline.mappings.namespaces;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;

@Entity
@Table(schema = "staff", name = "employees")
public class Employee {
  @Id
  @GeneratedValue(generator = "employees")
  @SequenceGenerator(name = "employees", schema = "staff", sequenceName = "employee_ids")
  Long id;

  @ManyToOne
  @JoinColumn(name = "office_id")
  Office office;

  @ManyToMany
  @JoinTable(
      schema = "staff",
      name = "employee_offices",
      joinColumns = @JoinColumn(name = "employee_id"),
      inverseJoinColumns = @JoinColumn(name = "office_id"))
  Set<Office> offices = new HashSet<>();
}
