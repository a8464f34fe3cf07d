package dev.plumbline.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said where the chain of causes is long. */
class StartRefusalTest {

  /** An annotation that mentions a listener whose own superclass is missing. */
  @Test
  void reflectionsOwnWordsAreLeftOut() {
    Throwable missing =
        new NoClassDefFoundError("shop/Listener")
            .initCause(new ClassNotFoundException("shop.Listener"));
    RuntimeException refusal =
        new RuntimeException(
            new InvocationTargetException(new TypeNotPresentException("[unknown]", missing)));

    assertThat(StartRefusal.words(refusal))
        .isEqualTo("The class shop.Listener is not on the class path.");
    assertThat(StartRefusal.fix(refusal, Map.of("hibernate.dialect", "x")))
        .startsWith("Correct the name of the class")
        .endsWith("to the class path of the tests.");
  }

  @Test
  void whatSaysMoreIsKept() {
    assertThat(
            StartRefusal.words(
                new IllegalStateException(
                    "No factory", new IllegalArgumentException("No dialect"))))
        .isEqualTo("No factory. Cause: No dialect.");
  }
}
