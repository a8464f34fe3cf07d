package dev.plumbline.benchmarks.firstquery;

import org.junit.jupiter.api.Test;

/** A test class that does nothing but say so: what JUnit alone costs. */
public class BareTest {

  @Test
  void print() {
    BareJvm.main();
  }
}
