package dev.plumbline.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options as a user would have them, but for one. */
final class Options {

  private static final EmbeddedOptions USUAL = EmbeddedOptions.of(UserSettings.ofThisJvm());

  private Options() {}

  static EmbeddedOptions withData(Path folder) {
    return with(USUAL.cacheFolder(), folder, USUAL.startTimeout(), List.of(), USUAL.limits());
  }

  static EmbeddedOptions withDataAndLimits(Path folder, ClusterLimits limits) {
    return with(USUAL.cacheFolder(), folder, USUAL.startTimeout(), List.of(), limits);
  }

  /** Cache and data are in one folder. */
  static EmbeddedOptions withAccounts(Path folder, ServerAccount... accounts) {
    return with(
        folder, folder.resolve("data"), USUAL.startTimeout(), List.of(accounts), USUAL.limits());
  }

  static EmbeddedOptions withDataAndTimeout(Path folder, Duration startTimeout) {
    return with(USUAL.cacheFolder(), folder, startTimeout, List.of(), USUAL.limits());
  }

  private static EmbeddedOptions with(
      @Nullable Path cache,
      @Nullable Path data,
      Duration startTimeout,
      List<ServerAccount> accounts,
      ClusterLimits limits) {
    return new EmbeddedOptions(
        cache, data, startTimeout, USUAL.repositories(), accounts, limits, null);
  }
}
