package dev.plumbline.bakery.external;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One attempt to fetch everything new from a source. */
@Entity
@Table(name = "import_runs")
public class ImportRun {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "data_source_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_import_runs_data_source"))
  private DataSource dataSource;

  @Column(name = "started_at", nullable = false)
  private Instant startedAt;

  @Column(name = "finished_at")
  private Instant finishedAt;

  @Enumerated(EnumType.STRING)
  @Column(length = 16)
  private ImportOutcome outcome;

  @Column(name = "records_imported", nullable = false)
  private long recordsImported;

  @ElementCollection
  @CollectionTable(
      name = "import_run_errors",
      joinColumns = @JoinColumn(name = "import_run_id"),
      foreignKey = @ForeignKey(name = "fk_import_run_errors_import_run"))
  @Column(name = "message", nullable = false, length = 2000)
  private List<String> errors = new ArrayList<>();

  protected ImportRun() {}

  public ImportRun(DataSource dataSource, Instant startedAt) {
    this.dataSource = dataSource;
    this.startedAt = startedAt;
  }

  public void fail(String message) {
    errors.add(message);
  }

  public void finish(Instant at, long records) {
    this.finishedAt = at;
    this.recordsImported = records;
    if (errors.isEmpty()) {
      this.outcome = ImportOutcome.COMPLETE;
    } else {
      this.outcome = records > 0 ? ImportOutcome.PARTIAL : ImportOutcome.FAILED;
    }
  }

  public Long getId() {
    return id;
  }

  public DataSource getDataSource() {
    return dataSource;
  }

  public Instant getStartedAt() {
    return startedAt;
  }

  public Instant getFinishedAt() {
    return finishedAt;
  }

  public ImportOutcome getOutcome() {
    return outcome;
  }

  public List<String> getErrors() {
    return Collections.unmodifiableList(errors);
  }
}
