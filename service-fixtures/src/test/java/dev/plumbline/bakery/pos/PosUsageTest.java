package dev.plumbline.bakery.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.junit.PlumblineTest;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@PlumblineTest("pos")
class PosUsageTest {

  private static final Instant MORNING = Instant.parse("2025-03-01T07:30:00Z");
  private static final TaxRateId BREAD = new TaxRateId("BREAD", LocalDate.of(2012, 9, 1));

  @Test
  void receiptIsFoundByItsNaturalKey(EntityManagerFactory emf) {
    ReceiptId id =
        emf.callInTransaction(
            em -> {
              Receipt receipt = new Receipt(shift(em), 4711, MORNING);
              TaxRate bread = em.getReference(TaxRate.class, BREAD);
              receipt.add("Country loaf", new BigDecimal("2"), new BigDecimal("3.20"), bread);
              receipt.add("Plum cake", new BigDecimal("0.375"), new BigDecimal("18.90"), bread);
              em.persist(receipt);
              return receipt.id();
            });

    emf.runInTransaction(
        em -> {
          Receipt found = em.find(Receipt.class, id);
          assertThat(found.getTotal()).isEqualByComparingTo("13.49");
          assertThat(found.getTill().getStore().getCode()).isEqualTo(id.storeCode());
          assertThat(found.getLines())
              .extracting(ReceiptLine::getArticle)
              .containsExactly("Country loaf", "Plum cake");
          ReceiptLine cake = em.find(ReceiptLine.class, new ReceiptLineId(id, (short) 2));
          assertThat(cake.getQuantity()).isEqualTo("0.375");
          assertThat(cake.getTaxRate().getPercent()).isEqualTo("4.00");
        });
  }

  @Test
  void tillsOfDifferentStoresMayShareNumber(EntityManagerFactory emf) {
    TillId first = emf.callInTransaction(em -> shift(em).getTill().id());
    TillId second = emf.callInTransaction(em -> shift(em).getTill().id());

    assertThat(first.number()).isEqualTo(second.number());
    assertThat(first).isNotEqualTo(second);
    emf.runInTransaction(
        em ->
            assertThat(em.find(Till.class, first).getSerialNumber())
                .isNotEqualTo(em.find(Till.class, second).getSerialNumber()));
  }

  @Test
  void tendersOfEveryKindAreFoundTogether(EntityManagerFactory emf) {
    ReceiptId id =
        emf.callInTransaction(
            em -> {
              Receipt receipt = receipt(em);
              em.persist(new CashTender(receipt, new BigDecimal("8.20"), new BigDecimal("10.00")));
              em.persist(
                  new CardTender(
                      receipt,
                      new BigDecimal("25.00"),
                      CardScheme.AMERICAN_EXPRESS,
                      UUID.randomUUID().toString(),
                      true));
              em.persist(new VoucherTender(receipt, new BigDecimal("10.00"), unique(24)));
              return receipt.id();
            });

    emf.runInTransaction(
        em ->
            assertThat(
                    em.createQuery(
                            "from Tender where receipt = :receipt order by amount", Tender.class)
                        .setParameter("receipt", em.getReference(Receipt.class, id))
                        .getResultList())
                .hasExactlyElementsOfTypes(CashTender.class, VoucherTender.class, CardTender.class)
                .first()
                .satisfies(
                    cash ->
                        assertThat(((CashTender) cash).getChangeGiven())
                            .isEqualByComparingTo("1.80")));
  }

  @Test
  void voucherPaysOnlyOnce(EntityManagerFactory emf) {
    String code = unique(24);
    emf.runInTransaction(
        em -> em.persist(new VoucherTender(receipt(em), new BigDecimal("5.00"), code)));

    assertThatThrownBy(
            () ->
                emf.runInTransaction(
                    em -> em.persist(new VoucherTender(receipt(em), new BigDecimal("5.00"), code))))
        .hasStackTraceContaining("uq_voucher_tenders_code");
  }

  @Test
  void issuedReceiptCannotBeDeleted(EntityManagerFactory emf) {
    ReceiptId id = emf.callInTransaction(em -> receipt(em).id());

    assertThatThrownBy(() -> emf.runInTransaction(em -> em.remove(em.find(Receipt.class, id))))
        .hasStackTraceContaining("receipts are kept for ten years");
  }

  private static Receipt receipt(EntityManager em) {
    Receipt receipt = new Receipt(shift(em), 1, MORNING);
    em.persist(receipt);
    return receipt;
  }

  /** In a store of its own. */
  private static Shift shift(EntityManager em) {
    String code = unique(8);
    Store store = new Store(code, "Bakery " + code, "Atlantic/Canary");
    Till till = new Till(store, 1, "SN-" + code);
    Cashier cashier = new Cashier("C-" + code, "Ada");
    Shift shift = new Shift(till, cashier, MORNING, new BigDecimal("150.00"));
    em.persist(store);
    em.persist(till);
    em.persist(cashier);
    em.persist(shift);
    return shift;
  }

  private static String unique(int length) {
    return UUID.randomUUID().toString().replace("-", "").substring(0, length);
  }
}
