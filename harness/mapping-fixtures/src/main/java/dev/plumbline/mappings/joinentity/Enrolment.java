package dev.plumbline.mappings.joinentity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A join table with columns of its own, and a key made of both references. */
@Entity
@Table(name = "enrolments")
@IdClass(EnrolmentId.class)
public class Enrolment {
  @Id
  @ManyToOne
  @JoinColumn(name = "student_id")
  Student student;

  @Id
  @ManyToOne
  @JoinColumn(name = "course_id")
  Course course;

  @Column(name = "enrolled_on", nullable = false)
  LocalDate enrolledOn;

  @Column(precision = 3, scale = 1)
  BigDecimal grade;
}
