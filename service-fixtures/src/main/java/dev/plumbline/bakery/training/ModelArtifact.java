package dev.plumbline.bakery.training;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** A file that belongs to a model. Its content can be large, so it is a large object. */
@Entity
@Table(name = "model_artifacts")
public class ModelArtifact {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "trained_model_id", nullable = false)
  private TrainedModel trainedModel;

  @Column(name = "file_name", nullable = false, length = 120)
  private String fileName;

  @Lob
  @Column(nullable = false)
  private byte[] content;

  protected ModelArtifact() {}

  public ModelArtifact(TrainedModel trainedModel, String fileName, byte[] content) {
    this.trainedModel = trainedModel;
    this.fileName = fileName;
    this.content = content.clone();
  }

  public Long id() {
    return id;
  }

  public TrainedModel trainedModel() {
    return trainedModel;
  }

  public String fileName() {
    return fileName;
  }

  public byte[] content() {
    return content.clone();
  }
}
