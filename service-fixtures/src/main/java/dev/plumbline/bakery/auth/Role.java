package dev.plumbline.bakery.auth;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** A named set of permissions. */
@Entity
@Table(
    name = "roles",
    uniqueConstraints = @UniqueConstraint(name = "uq_roles_name", columnNames = "name"))
public class Role {

  @Id
  @GeneratedValue(strategy = GenerationType.UUID)
  private UUID id;

  @Column(nullable = false, length = 50)
  private String name;

  @Column(length = 200)
  private String description;

  @ElementCollection
  @CollectionTable(name = "role_permissions", joinColumns = @JoinColumn(name = "role_id"))
  @Enumerated(EnumType.STRING)
  @Column(name = "permission", nullable = false, length = 40)
  private Set<Permission> permissions = EnumSet.noneOf(Permission.class);

  protected Role() {}

  public Role(String name, Set<Permission> permissions) {
    this.name = name;
    this.permissions.addAll(permissions);
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String description() {
    return description;
  }

  public Set<Permission> permissions() {
    return Set.copyOf(permissions);
  }

  public void describe(String newDescription) {
    description = newDescription;
  }

  public void allow(Permission permission) {
    permissions.add(permission);
  }

  public void forbid(Permission permission) {
    permissions.remove(permission);
  }
}
