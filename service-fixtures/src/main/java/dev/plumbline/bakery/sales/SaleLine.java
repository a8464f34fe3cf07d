package dev.plumbline.bakery.sales;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** A line of a receipt; the database computes its total. */
@Entity
@Table(
    name = "sale_lines",
    uniqueConstraints =
        @UniqueConstraint(
            name = "uq_sale_lines_position",
            columnNames = {"sale_id", "position"}))
@SuppressWarnings("deprecation") // jakarta.persistence.CheckConstraint is not in Hibernate 6.6
@Check(name = "ck_sale_lines_quantity", constraints = "quantity > 0")
@Check(
    name = "ck_sale_lines_discount_percent",
    constraints = "discount_percent >= 0 and discount_percent < 100")
public class SaleLine {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "sale_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_sale_lines_sale"))
  @OnDelete(action = OnDeleteAction.CASCADE)
  private Sale sale;

  @Column(nullable = false)
  private int position;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "product_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_sale_lines_product"))
  private Product product;

  @Column(nullable = false)
  private int quantity;

  @Column(name = "unit_price", nullable = false, precision = 10, scale = 2)
  private BigDecimal unitPrice;

  @Column(name = "discount_percent", nullable = false, precision = 4, scale = 2)
  private BigDecimal discountPercent;

  @Column(name = "line_total", precision = 12, scale = 2)
  @GeneratedColumn("round(quantity * unit_price * (1 - discount_percent / 100), 2)")
  private BigDecimal lineTotal;

  protected SaleLine() {}

  SaleLine(Sale sale, int position, Product product, int quantity, BigDecimal discountPercent) {
    this.sale = sale;
    this.position = position;
    this.product = product;
    this.quantity = quantity;
    this.unitPrice = product.getUnitPrice();
    this.discountPercent = discountPercent;
  }

  public void changeQuantity(int newQuantity) {
    this.quantity = newQuantity;
  }

  public Long getId() {
    return id;
  }

  public Sale getSale() {
    return sale;
  }

  public int getPosition() {
    return position;
  }

  public Product getProduct() {
    return product;
  }

  public BigDecimal getLineTotal() {
    return lineTotal;
  }
}
