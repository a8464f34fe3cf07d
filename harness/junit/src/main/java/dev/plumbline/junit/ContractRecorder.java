package dev.plumbline.junit;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Watches one contract's tests, and reports when JUnit closes it after the last. */
final class ContractRecorder implements StoredResource {

  private final ExtensionContext context;
  private final long start = System.nanoTime();
  private final AtomicInteger passed = new AtomicInteger();
  private final List<String> failed = new CopyOnWriteArrayList<>();

  ContractRecorder(ExtensionContext context) {
    this.context = context;
  }

  void passed() {
    passed.incrementAndGet();
  }

  void failed(String test) {
    failed.add(test);
  }

  @Override
  public void close() {
    context
        .getExecutionException()
        .ifPresent(failure -> failed.add(failure.getClass().getSimpleName()));
    PlumblineRun.of(context)
        .report()
        .add(
            new ContractReport.Entry(
                PlumblineExtension.declaration(context).annotation().value(),
                subject(),
                passed.get(),
                failed,
                Duration.ofNanos(System.nanoTime() - start)));
  }

  private @Nullable ServiceUnderTest subject() {
    return context.getExecutionException().isPresent() ? null : PlumblineExtension.service(context);
  }
}
