package dev.plumbline.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options as a user would have them, but for one. */
final class Options {

  private static final EmbeddedOptions USUAL = EmbeddedOptions.fromSystemProperties();

  private Options() {}

  static EmbeddedOptions withData(Path folder) {
    return with(USUAL.cacheFolder(), folder, USUAL.startTimeout(), List.of());
  }

  static EmbeddedOptions withAccounts(Path cache, ServerAccount... accounts) {
    return with(cache, USUAL.dataFolder(), USUAL.startTimeout(), List.of(accounts));
  }

  static EmbeddedOptions withDataAndTimeout(Path folder, Duration startTimeout) {
    return with(USUAL.cacheFolder(), folder, startTimeout, List.of());
  }

  private static EmbeddedOptions with(
      @Nullable Path cache,
      @Nullable Path data,
      Duration startTimeout,
      List<ServerAccount> accounts) {
    return new EmbeddedOptions(cache, data, startTimeout, USUAL.repositories(), accounts);
  }
}
