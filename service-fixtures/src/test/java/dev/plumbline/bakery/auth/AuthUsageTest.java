package dev.plumbline.bakery.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.junit.PlumblineTest;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.OptimisticLockException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@PlumblineTest("auth")
class AuthUsageTest {

  private static final Instant MORNING = Instant.parse("2026-03-02T04:30:00.123456Z");

  @Test
  void userIsStoredWithAGeneratedIdAndItsRoles(EntityManagerFactory emf) {
    UUID id =
        emf.callInTransaction(
            em -> {
              User user = newUser("marta@bakery.example");
              user.activate();
              user.grant(role(em, "baker"));
              user.loggedIn(MORNING.plusSeconds(60));
              em.persist(user);
              return user.id();
            });

    emf.runInTransaction(
        em -> {
          User user = em.find(User.class, id);
          assertThat(user.status()).isEqualTo(AccountStatus.ACTIVE);
          assertThat(user.createdAt()).isEqualTo(MORNING);
          assertThat(user.lastLoginAt()).contains(MORNING.plusSeconds(60));
          assertThat(user.roles()).extracting(Role::name).containsExactly("baker");
          assertThat(user.may(Permission.MANAGE_RECIPES)).isTrue();
          assertThat(user.may(Permission.MANAGE_USERS)).isFalse();
        });
  }

  @Test
  void emailIsUniqueWhateverItsCase(EntityManagerFactory emf) {
    emf.runInTransaction(em -> em.persist(newUser("paolo@bakery.example")));

    assertThatThrownBy(
            () -> emf.runInTransaction(em -> em.persist(newUser("Paolo@Bakery.example"))))
        .hasStackTraceContaining("uq_users_email_lower");
  }

  @Test
  void unknownStatusIsRejected(EntityManagerFactory emf) {
    emf.runInTransaction(em -> em.persist(newUser("nadia@bakery.example")));

    assertThatThrownBy(
            () ->
                emf.runInTransaction(
                    em ->
                        em.createNativeQuery(
                                "update users set status = 'ASLEEP'"
                                    + " where email = 'nadia@bakery.example'")
                            .executeUpdate()))
        .hasStackTraceContaining("ck_users_status");
  }

  @Test
  void concurrentChangesOfOneUserAreNoticed(EntityManagerFactory emf) {
    UUID id =
        emf.callInTransaction(
            em -> {
              User user = newUser("olga@bakery.example");
              em.persist(user);
              return user.id();
            });
    User stale = emf.callInTransaction(em -> em.find(User.class, id));
    emf.runInTransaction(em -> em.find(User.class, id).rename("Olga from the night shift"));

    stale.rename("Olga from the day shift");

    assertThatThrownBy(() -> emf.runInTransaction(em -> em.merge(stale)))
        .isInstanceOf(OptimisticLockException.class);
  }

  @Test
  void recoveryCodeWorksOnce(EntityManagerFactory emf) {
    UUID id =
        emf.callInTransaction(
            em -> {
              User user = newUser("ute@bakery.example");
              user.replaceRecoveryCodes(Set.of("c0de-1", "c0de-2"));
              em.persist(user);
              return user.id();
            });

    emf.runInTransaction(
        em -> assertThat(em.find(User.class, id).redeemRecoveryCode("c0de-1")).isTrue());

    emf.runInTransaction(
        em -> {
          User user = em.find(User.class, id);
          assertThat(user.remainingRecoveryCodes()).isEqualTo(1);
          assertThat(user.redeemRecoveryCode("c0de-1")).isFalse();
        });
  }

  @Test
  void revokedRefreshTokenIsNoLongerValid(EntityManagerFactory emf) {
    UUID id =
        emf.callInTransaction(
            em -> {
              User user = newUser("ivo@bakery.example");
              em.persist(user);
              em.persist(new PasswordReset(user, "e5e7", MORNING));
              RefreshToken token = new RefreshToken(user, "7a11", MORNING, Duration.ofDays(30));
              em.persist(token);
              return token.id();
            });

    emf.runInTransaction(
        em -> {
          RefreshToken token = em.find(RefreshToken.class, id);
          assertThat(token.isValidAt(MORNING.plus(Duration.ofDays(29)))).isTrue();
          assertThat(token.isValidAt(MORNING.plus(Duration.ofDays(30)))).isFalse();
          token.revoke(MORNING.plus(Duration.ofDays(1)));
        });

    emf.runInTransaction(
        em -> {
          RefreshToken token = em.find(RefreshToken.class, id);
          assertThat(token.isValidAt(MORNING.plus(Duration.ofDays(29)))).isFalse();
          PasswordReset reset = em.find(PasswordReset.class, token.user().id());
          assertThat(reset.accepts("e5e7", MORNING.plus(Duration.ofHours(1)))).isTrue();
        });
  }

  @Test
  void loginAttemptKeepsTheAddressItCameFrom(EntityManagerFactory emf) throws Exception {
    InetAddress address = InetAddress.getByName("2001:db8::17");
    UUID id =
        emf.callInTransaction(
            em -> {
              LoginAttempt attempt =
                  new LoginAttempt(
                      "nobody@bakery.example", address, LoginAttempt.Outcome.UNKNOWN_USER, MORNING);
              em.persist(attempt);
              return attempt.id();
            });

    LoginAttempt attempt = emf.callInTransaction(em -> em.find(LoginAttempt.class, id));

    assertThat(attempt.sourceAddress()).isEqualTo(address);
    assertThat(attempt.outcome()).isEqualTo(LoginAttempt.Outcome.UNKNOWN_USER);
  }

  private static User newUser(String email) {
    return new User(email, "$argon2id$v=19$m=19456", email, MORNING);
  }

  private static Role role(EntityManager em, String name) {
    return em.createQuery("from Role where name = :name", Role.class)
        .setParameter("name", name)
        .getSingleResult();
  }
}
