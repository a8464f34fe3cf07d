package dev.plumbline.mappings.keywords;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Everybody's favourite reserved words. */
@Entity
@Table(name = "user")
public class User {
  @Id Long id;

  @Column(name = "order")
  Integer order;

  @Column(name = "limit")
  Integer limit;

  @Column(name = "default")
  String fallback;

  @Column(name = "group", nullable = false)
  String group;

  @Column(name = "select")
  Boolean select;
}
