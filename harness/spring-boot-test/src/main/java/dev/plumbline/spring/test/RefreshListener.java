package dev.plumbline.spring.test;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Found by Spring; replaces databases when {@link AutoConfigurePlumbline#refresh} says so. */
final class RefreshListener extends AbstractTestExecutionListener {

  /** After the context was injected (2000), around the test's transaction (4000) and SQL (5000). */
  private static final int ORDER = 2100;

  @Override
  public int getOrder() {
    return ORDER;
  }

  @Override
  public void beforeTestClass(TestContext test) {
    if (isDeclaredByItself(test)) {
      refresh(test, RefreshMode.BEFORE_CLASS);
    }
  }

  @Override
  public void beforeTestMethod(TestContext test) {
    refresh(test, RefreshMode.BEFORE_EACH_TEST_METHOD);
  }

  @Override
  public void afterTestMethod(TestContext test) {
    Throwable failure = test.getTestException();
    if (failure != null && !DatabaseDeclaration.annotations(test.getTestClass()).isEmpty()) {
      each(test, databases -> databases.failed(failure));
    }
    refresh(test, RefreshMode.AFTER_EACH_TEST_METHOD);
  }

  @Override
  public void afterTestClass(TestContext test) {
    if (isDeclaredByItself(test)) {
      refresh(test, RefreshMode.AFTER_CLASS);
    }
  }

  /** A nested class goes on with the database of the class around it, unless it says otherwise. */
  private static boolean isDeclaredByItself(TestContext test) {
    return MergedAnnotations.from(test.getTestClass(), SearchStrategy.TYPE_HIERARCHY)
        .isPresent(AutoConfigurePlumbline.class);
  }

  private static void refresh(TestContext test, RefreshMode now) {
    for (AutoConfigurePlumbline annotation : DatabaseDeclaration.annotations(test.getTestClass())) {
      if (annotation.refresh() == now) {
        each(test, databases -> databases.refresh(annotation.dataSource()));
      }
    }
  }

  /** Those of the test's context and the ones above it; none if there is no context now. */
  private static void each(TestContext test, Consumer<ContextDatabases> action) {
    @Nullable ApplicationContext context =
        test.hasApplicationContext() ? test.getApplicationContext() : null;
    while (context != null) {
      ContextDatabases databases = ContextDatabases.of(context);
      if (databases != null) {
        action.accept(databases);
      }
      context = context.getParent();
    }
  }
}
