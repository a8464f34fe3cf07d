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
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Somebody who works with the bakery's systems. */
@Entity
@Table(name = "users")
public class User {

  @Id
  @GeneratedValue(strategy = GenerationType.UUID)
  private UUID id;

  /** Unique whatever the case it is typed in: the database has an index on {@code lower(email)}. */
  @Column(nullable = false, length = 254)
  private String email;

  @Column(name = "password_hash", nullable = false, length = 100)
  private String passwordHash;

  @Column(name = "display_name", nullable = false, length = 120)
  private String displayName;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 20)
  private AccountStatus status = AccountStatus.INVITED;

  @Column(name = "created_at", nullable = false)
  private Instant createdAt;

  @Column(name = "last_login_at")
  private Instant lastLoginAt;

  @Version
  @Column(nullable = false)
  private long version;

  @ManyToMany
  @JoinTable(
      name = "user_roles",
      joinColumns = @JoinColumn(name = "user_id"),
      inverseJoinColumns = @JoinColumn(name = "role_id"))
  private Set<Role> roles = new HashSet<>();

  @ElementCollection
  @CollectionTable(name = "user_recovery_codes", joinColumns = @JoinColumn(name = "user_id"))
  @Column(name = "code_hash", nullable = false, length = 64)
  private Set<String> recoveryCodeHashes = new HashSet<>();

  protected User() {}

  public User(String email, String passwordHash, String displayName, Instant createdAt) {
    this.email = email;
    this.passwordHash = passwordHash;
    this.displayName = displayName;
    this.createdAt = createdAt;
  }

  public UUID id() {
    return id;
  }

  public String email() {
    return email;
  }

  public String displayName() {
    return displayName;
  }

  public AccountStatus status() {
    return status;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Optional<Instant> lastLoginAt() {
    return Optional.ofNullable(lastLoginAt);
  }

  public Set<Role> roles() {
    return Set.copyOf(roles);
  }

  public boolean may(Permission permission) {
    return status == AccountStatus.ACTIVE
        && roles.stream().anyMatch(role -> role.permissions().contains(permission));
  }

  public void activate() {
    status = AccountStatus.ACTIVE;
  }

  public void lock() {
    status = AccountStatus.LOCKED;
  }

  public void rename(String newDisplayName) {
    displayName = newDisplayName;
  }

  public void changePassword(String newPasswordHash) {
    passwordHash = newPasswordHash;
  }

  public boolean hasPassword(String hash) {
    return passwordHash.equals(hash);
  }

  public void loggedIn(Instant at) {
    lastLoginAt = at;
  }

  public void grant(Role role) {
    roles.add(role);
  }

  public void revoke(Role role) {
    roles.remove(role);
  }

  public void replaceRecoveryCodes(Set<String> codeHashes) {
    recoveryCodeHashes.clear();
    recoveryCodeHashes.addAll(codeHashes);
  }

  /** Each recovery code works once. */
  public boolean redeemRecoveryCode(String codeHash) {
    return recoveryCodeHashes.remove(codeHash);
  }

  public int remainingRecoveryCodes() {
    return recoveryCodeHashes.size();
  }
}
