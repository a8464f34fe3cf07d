package dev.plumbline.bakery.auth;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The one reset of a password that a user has asked for and not yet used. */
@Entity
@Table(name = "password_resets")
public class PasswordReset {

  private static final Duration LIFETIME = Duration.ofHours(2);

  @Id
  @Column(name = "user_id")
  private UUID userId;

  @MapsId
  @OneToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "user_id")
  private User user;

  @Column(name = "token_hash", nullable = false, length = 64)
  private String tokenHash;

  @Column(name = "requested_at", nullable = false)
  private Instant requestedAt;

  protected PasswordReset() {}

  public PasswordReset(User user, String tokenHash, Instant requestedAt) {
    this.user = user;
    this.tokenHash = tokenHash;
    this.requestedAt = requestedAt;
  }

  public UUID userId() {
    return userId;
  }

  public User user() {
    return user;
  }

  public boolean accepts(String hash, Instant moment) {
    return tokenHash.equals(hash) && moment.isBefore(requestedAt.plus(LIFETIME));
  }
}
