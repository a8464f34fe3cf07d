package dev.plumbline.bakery.auth;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Lets a client obtain new access tokens until it expires or is revoked. */
@Entity
@Table(
    name = "refresh_tokens",
    uniqueConstraints =
        @UniqueConstraint(name = "uq_refresh_tokens_token_hash", columnNames = "token_hash"),
    indexes = @Index(name = "ix_refresh_tokens_user_id", columnList = "user_id"))
public class RefreshToken {

  @Id
  @GeneratedValue(strategy = GenerationType.UUID)
  private UUID id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "user_id", nullable = false)
  private User user;

  @Column(name = "token_hash", nullable = false, length = 64)
  private String tokenHash;

  @Column(name = "issued_at", nullable = false)
  private Instant issuedAt;

  @Column(name = "expires_at", nullable = false)
  private Instant expiresAt;

  @Column(name = "revoked_at")
  private Instant revokedAt;

  protected RefreshToken() {}

  public RefreshToken(User user, String tokenHash, Instant issuedAt, Duration lifetime) {
    this.user = user;
    this.tokenHash = tokenHash;
    this.issuedAt = issuedAt;
    this.expiresAt = issuedAt.plus(lifetime);
  }

  public UUID id() {
    return id;
  }

  public User user() {
    return user;
  }

  public String tokenHash() {
    return tokenHash;
  }

  public boolean isValidAt(Instant moment) {
    return revokedAt == null && !moment.isBefore(issuedAt) && moment.isBefore(expiresAt);
  }

  public void revoke(Instant at) {
    if (revokedAt == null) {
      revokedAt = at;
    }
  }
}
