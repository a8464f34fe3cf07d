package dev.plumbline.bakery.production;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** How much of a product came out of the ovens on a day. A view. */
@Entity
@Immutable
@Table(name = "daily_output_view")
public class DailyOutput {

  @EmbeddedId private DailyOutputId id;

  @Column(name = "product_name", nullable = false, length = 80)
  private String productName;

  @Column(name = "finished_pieces", nullable = false)
  private long finishedPieces;

  @Column(name = "discarded_pieces", nullable = false)
  private long discardedPieces;

  protected DailyOutput() {}

  public DailyOutputId getId() {
    return id;
  }

  public String getProductName() {
    return productName;
  }

  public long getFinishedPieces() {
    return finishedPieces;
  }

  public long getDiscardedPieces() {
    return discardedPieces;
  }
}
