package dev.plumbline.spring.test;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * Where JUnit runs tests in parallel, one that replaces a context's database must not do that under
 * another test. JUnit asks before there are contexts, so that tests count as sharing one if they
 * could.
 */
final class RefreshLocks implements ResourceLocksProvider {

  private static final String RESOURCE = "dev.plumbline.spring.test.database";

  @Override
  public Set<Lock> provideForClass(Class<?> testClass) {
    // none for reading: its tests have their own, and may run beside one another
    return replaces(testClass, RefreshMode.BEFORE_CLASS, RefreshMode.AFTER_CLASS)
        ? Set.of(new Lock(RESOURCE, ResourceAccessMode.READ_WRITE))
        : Set.of();
  }

  @Override
  public Set<Lock> provideForNestedClass(List<Class<?>> enclosing, Class<?> testClass) {
    return provideForClass(testClass);
  }

  @Override
  public Set<Lock> provideForMethod(List<Class<?>> enclosing, Class<?> testClass, Method method) {
    boolean alone =
        replaces(
            testClass, RefreshMode.BEFORE_EACH_TEST_METHOD, RefreshMode.AFTER_EACH_TEST_METHOD);
    return Set.of(
        new Lock(RESOURCE, alone ? ResourceAccessMode.READ_WRITE : ResourceAccessMode.READ));
  }

  private static boolean replaces(Class<?> testClass, RefreshMode... modes) {
    return DatabaseDeclaration.annotations(testClass).stream()
        .anyMatch(annotation -> List.of(modes).contains(annotation.refresh()));
  }
}
