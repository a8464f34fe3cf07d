package dev.plumbline.mappings.secondarytables;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "customers")
@SecondaryTable(
    name = "customer_notes",
    pkJoinColumns = @PrimaryKeyJoinColumn(name = "customer_id"))
@SecondaryTable(name = "customer_scores")
public class Customer {
  @Id @GeneratedValue Long id;

  @Column(nullable = false, length = 80)
  String name;

  @Column(table = "customer_notes", length = 2000)
  String notes;

  @Column(table = "customer_notes", name = "noted_at", nullable = false)
  Instant notedAt;

  @Column(table = "customer_scores", nullable = false)
  int score;
}
