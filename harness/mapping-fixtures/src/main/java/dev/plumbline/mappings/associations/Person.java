package dev.plumbline.mappings.associations;

import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

@Entity
@Table(
    name = "people",
    uniqueConstraints = @UniqueConstraint(columnNames = {"first_name", "last_name"}),
    indexes = {
      @Index(columnList = "last_name, first_name"),
      @Index(columnList = "email", unique = true)
    })
public class Person {
  @Id Long id;

  @Column(name = "first_name", length = 40, nullable = false)
  String firstName;

  @Column(name = "last_name", length = 40, nullable = false)
  String lastName;

  @Column(length = 100)
  String email;

  @OneToOne(optional = false)
  @JoinColumn(name = "passport_id")
  Passport passport;

  @ManyToOne
  @JoinColumn(name = "boss_id", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
  Person boss;

  @ManyToOne
  @JoinColumn(name = "team_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  Team team;

  /** By a key other than the primary one. */
  @ManyToOne
  @JoinColumn(name = "country", referencedColumnName = "code")
  Country country;

  @Column(name = "country", insertable = false, updatable = false)
  String countryCode;
}
