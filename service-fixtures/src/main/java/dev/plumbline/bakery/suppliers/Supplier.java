package dev.plumbline.bakery.suppliers;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
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
import jakarta.persistence.OneToMany;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A company that delivers to the bakery. */
@Entity
@Table(
    name = "suppliers",
    uniqueConstraints =
        @UniqueConstraint(
            name = "uq_suppliers_tax_number",
            columnNames = {"country_code", "taxNumber"}))
public class Supplier {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "suppliers")
  @SequenceGenerator(name = "suppliers", sequenceName = "suppliers_seq", allocationSize = 10)
  private Long id;

  @Column(nullable = false, length = 120)
  private String name;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(nullable = false, foreignKey = @ForeignKey(name = "fk_suppliers_country"))
  private Country country;

  @Column(nullable = false, length = 20)
  private String taxNumber;

  @Enumerated(EnumType.ORDINAL)
  @Column(nullable = false)
  private SupplierStatus status;

  @JdbcTypeCode(SqlTypes.CHAR)
  @Column(nullable = false, length = 3)
  private Currency currency;

  @Column(nullable = false, length = 24)
  private PaymentTerms paymentTerms;

  @Convert(converter = DeliveryDaysConverter.class)
  @Column(nullable = false)
  private DeliveryDays deliveryDays;

  private Grade grade;

  @Column(nullable = false, updatable = false)
  private Instant registeredAt;

  @ElementCollection
  @CollectionTable(
      name = "supplier_categories",
      joinColumns = @JoinColumn(nullable = false),
      foreignKey = @ForeignKey(name = "fk_supplier_categories_supplier"))
  @Enumerated(EnumType.ORDINAL)
  @Column(nullable = false)
  private Set<Category> categories = EnumSet.noneOf(Category.class);

  @OneToMany(mappedBy = "supplier", cascade = CascadeType.ALL, orphanRemoval = true)
  private List<Contact> contacts = new ArrayList<>();

  protected Supplier() {}

  public Supplier(
      String name,
      Country country,
      String taxNumber,
      Currency currency,
      PaymentTerms paymentTerms,
      DeliveryDays deliveryDays,
      Instant registeredAt) {
    this.name = name;
    this.country = country;
    this.taxNumber = taxNumber;
    this.status = SupplierStatus.PROSPECT;
    this.currency = currency;
    this.paymentTerms = paymentTerms;
    this.deliveryDays = deliveryDays;
    this.registeredAt = registeredAt;
  }

  /** The yearly review: a graded supplier may deliver. */
  public void approve(Grade newGrade) {
    this.grade = newGrade;
    this.status = SupplierStatus.ACTIVE;
  }

  public void end() {
    this.status = SupplierStatus.FORMER;
  }

  public void offer(Category category) {
    categories.add(category);
  }

  public Contact addContact(String fullName, String email) {
    Contact contact = new Contact(this, fullName, email);
    contacts.add(contact);
    return contact;
  }

  public Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public Country getCountry() {
    return country;
  }

  public SupplierStatus getStatus() {
    return status;
  }

  public Currency getCurrency() {
    return currency;
  }

  public PaymentTerms getPaymentTerms() {
    return paymentTerms;
  }

  public DeliveryDays getDeliveryDays() {
    return deliveryDays;
  }

  public Grade getGrade() {
    return grade;
  }

  public Set<Category> getCategories() {
    return Collections.unmodifiableSet(categories);
  }

  public List<Contact> getContacts() {
    return Collections.unmodifiableList(contacts);
  }
}
