package dev.plumbline.bakery.training;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.LocalDate;
import java.util.List;

/** Past sales with weather and holidays: what models learn from. */
@Entity
@Table(
    name = "datasets",
    uniqueConstraints = @UniqueConstraint(name = "uq_datasets_name", columnNames = "name"))
public class Dataset {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false, length = 120)
  private String name;

  @Column(name = "covers_from", nullable = false)
  private LocalDate coversFrom;

  @Column(name = "covers_until", nullable = false)
  private LocalDate coversUntil;

  @Column(name = "column_names", nullable = false, length = 60)
  private String[] columnNames;

  @Column(name = "row_count", nullable = false)
  private long rowCount;

  /** SHA-256 of the content. */
  @Column(nullable = false)
  private byte[] checksum;

  protected Dataset() {}

  public Dataset(
      String name,
      LocalDate coversFrom,
      LocalDate coversUntil,
      List<String> columnNames,
      long rowCount,
      byte[] checksum) {
    this.name = name;
    this.coversFrom = coversFrom;
    this.coversUntil = coversUntil;
    this.columnNames = columnNames.toArray(String[]::new);
    this.rowCount = rowCount;
    this.checksum = checksum.clone();
  }

  public Long id() {
    return id;
  }

  public String name() {
    return name;
  }

  public boolean covers(LocalDate day) {
    return !day.isBefore(coversFrom) && !day.isAfter(coversUntil);
  }

  public List<String> columnNames() {
    return List.of(columnNames);
  }

  public long rowCount() {
    return rowCount;
  }

  public byte[] checksum() {
    return checksum.clone();
  }
}
