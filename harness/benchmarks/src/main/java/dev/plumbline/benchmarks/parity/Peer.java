package dev.plumbline.benchmarks.parity;

/** Whose judgement is compared. */
enum Peer {
  PLUMBLINE("Plumbline, parity"),
  HIBERNATE("Hibernate, validate"),
  LIQUIBASE("Liquibase, diff"),
  LIQUIBASE_HIBERNATE("liquibase-hibernate");

  private final String subject;

  Peer(String subject) {
    this.subject = subject;
  }

  /** As reports call it. */
  String subject() {
    return subject;
  }
}
