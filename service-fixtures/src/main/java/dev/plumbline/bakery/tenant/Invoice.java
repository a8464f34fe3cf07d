package dev.plumbline.bakery.tenant;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a tenant owes. */
@Entity
@Table(
    name = "invoices",
    uniqueConstraints =
        @UniqueConstraint(name = "uq_invoices_number", columnNames = "invoice_number"))
public class Invoice {

  @Id
  @GeneratedValue(strategy = GenerationType.UUID)
  private UUID id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "tenant_id", nullable = false)
  private Tenant tenant;

  @Column(name = "invoice_number", nullable = false, length = 20)
  private String invoiceNumber;

  @Column(name = "issued_on", nullable = false)
  private LocalDate issuedOn;

  @Embedded
  @AttributeOverride(
      name = "amount",
      column = @Column(name = "total", nullable = false, precision = 12, scale = 2))
  @AttributeOverride(
      name = "currency",
      column = @Column(name = "total_currency", nullable = false, length = 3))
  private Money total;

  @ElementCollection
  @CollectionTable(name = "invoice_lines", joinColumns = @JoinColumn(name = "invoice_id"))
  @OrderColumn(name = "line_position")
  private List<InvoiceLine> lines = new ArrayList<>();

  protected Invoice() {}

  public Invoice(Tenant tenant, String invoiceNumber, LocalDate issuedOn, List<InvoiceLine> lines) {
    this.tenant = tenant;
    this.invoiceNumber = invoiceNumber;
    this.issuedOn = issuedOn;
    this.lines.addAll(lines);
    this.total =
        lines.stream()
            .map(InvoiceLine::total)
            .reduce(Money::plus)
            .orElseThrow(() -> new IllegalArgumentException("an invoice needs a line"));
  }

  public UUID id() {
    return id;
  }

  public Tenant tenant() {
    return tenant;
  }

  public String invoiceNumber() {
    return invoiceNumber;
  }

  public LocalDate issuedOn() {
    return issuedOn;
  }

  public Money total() {
    return total;
  }

  public List<InvoiceLine> lines() {
    return List.copyOf(lines);
  }
}
