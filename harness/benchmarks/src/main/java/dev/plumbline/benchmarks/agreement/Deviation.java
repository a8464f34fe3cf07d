package dev.plumbline.benchmarks.agreement;

/**
 * Two do not agree.
 *
 * @param caseName in which case
 * @param way who is compared with whom
 * @param aspect in what
 * @param detail with the words of both
 */
record Deviation(String caseName, String way, Aspect aspect, String detail) {

  /** For people. */
  String toText() {
    return caseName + " | " + way + " | " + aspect.word() + "\n" + detail.indent(4);
  }
}
