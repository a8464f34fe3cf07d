package dev.plumbline.bakery.pos;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;

/** A card, by the terminal's reference. */
@Entity
@Table(
    name = "card_tenders",
    uniqueConstraints =
        @UniqueConstraint(
            name = "uq_card_tenders_terminal_reference",
            columnNames = "terminal_reference"))
public class CardTender extends Tender {

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 20)
  private CardScheme scheme;

  @Column(name = "terminal_reference", nullable = false, length = 36)
  private String terminalReference;

  @Column(nullable = false)
  private boolean contactless;

  protected CardTender() {}

  public CardTender(
      Receipt receipt,
      BigDecimal amount,
      CardScheme scheme,
      String terminalReference,
      boolean contactless) {
    super(receipt, amount);
    this.scheme = scheme;
    this.terminalReference = terminalReference;
    this.contactless = contactless;
  }

  public CardScheme getScheme() {
    return scheme;
  }

  public String getTerminalReference() {
    return terminalReference;
  }

  public boolean isContactless() {
    return contactless;
  }
}
