package dev.plumbline.benchmarks.firstquery;

/** A JVM that does nothing but say so: what the others are measured against. */
public final class BareJvm {

  private BareJvm() {}

  /** Without arguments. */
  public static void main(String... arguments) {
    System.out.println(FirstQuery.DONE + ": none");
  }
}
