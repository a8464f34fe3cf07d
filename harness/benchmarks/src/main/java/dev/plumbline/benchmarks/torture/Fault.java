package dev.plumbline.benchmarks.torture;

/** What may happen to a migration. */
enum Fault {
  KILL("kill -9"),
  TERMINATE("SIGTERM"),
  BACKENDS("pg_terminate_backend"),
  CRASH("server restart"),
  CUT("connection cut");

  private final String words;

  Fault(String words) {
    this.words = words;
  }

  /** How reports call it. */
  String words() {
    return words;
  }
}
