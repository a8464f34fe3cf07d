package dev.plumbline.bakery.forecasting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.LocalDate;

/** How much of a product was sold on a day: the past that forecasts start from. */
@Entity
@Table(
    name = "daily_sales",
    uniqueConstraints =
        @UniqueConstraint(
            name = "uq_daily_sales_product_day",
            columnNames = {"product_id", "sold_on"}))
public class DailySales {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "daily_sales")
  @SequenceGenerator(name = "daily_sales", sequenceName = "daily_sales_seq", allocationSize = 50)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "product_id", nullable = false)
  private Product product;

  @Column(name = "sold_on", nullable = false)
  private LocalDate soldOn;

  @Column(name = "quantity_sold", nullable = false)
  private int quantitySold;

  @Column(name = "sold_out", nullable = false)
  private boolean soldOut;

  protected DailySales() {}

  public DailySales(Product product, LocalDate soldOn, int quantitySold, boolean soldOut) {
    this.product = product;
    this.soldOn = soldOn;
    this.quantitySold = quantitySold;
    this.soldOut = soldOut;
  }

  public Long id() {
    return id;
  }

  public Product product() {
    return product;
  }

  public LocalDate soldOn() {
    return soldOn;
  }

  public int quantitySold() {
    return quantitySold;
  }

  /** Whether more could have been sold. */
  public boolean soldOut() {
    return soldOut;
  }
}
