package dev.plumbline.mappings.quotednames;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;

@Entity
@Table(name = "\"Group\"", indexes = @Index(name = "group_name", columnList = "\"Full Name\""))
public class Group {
  @Id
  @GeneratedValue(generator = "groups")
  @SequenceGenerator(name = "groups", sequenceName = "\"Group Ids\"", allocationSize = 1)
  @Column(name = "\"Id\"")
  Long id;

  @Column(name = "\"Full Name\"", length = 50, nullable = false)
  String name;

  @Column(name = "`order`")
  Integer order;

  /** One name, twice, in two spellings. */
  @Column(name = "\"full name\"")
  String other;

  @ManyToMany
  @JoinTable(
      name = "\"Group Members\"",
      joinColumns = @JoinColumn(name = "\"Group\""),
      inverseJoinColumns = @JoinColumn(name = "\"Member\""))
  Set<Group> members = new HashSet<>();
}
