package dev.plumbline.cli;

import dev.plumbline.cli.command.ProductionOptions;
import dev.plumbline.cli.command.ReleaseOptions;
import dev.plumbline.cli.command.SizesOption;
import dev.plumbline.cli.command.SnapshotOptions;
import dev.plumbline.cli.settings.ChangelogOptions;
import dev.plumbline.cli.settings.DatabaseOptions;
import dev.plumbline.cli.settings.Setting;
import dev.plumbline.cli.settings.Settings;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Values of environment and configuration file for options that are not given. Those that may
 * differ from service to service are looked up when the service is known.
 *
 * @param settings where to look
 */
record DefaultValues(Settings settings) implements IDefaultValueProvider {

  private static final Set<Class<?>> OF_A_SERVICE =
      Set.of(
          ChangelogOptions.class,
          DatabaseOptions.class,
          SnapshotOptions.class,
          ReleaseOptions.class,
          ProductionOptions.class,
          SizesOption.class);

  /** Whether an option is looked up for each service by itself. */
  static boolean differsBetweenServices(OptionSpec option) {
    Object owner = option.userObject();
    return owner instanceof java.lang.reflect.Field field
        && OF_A_SERVICE.contains(field.getDeclaringClass());
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)
        || differsBetweenServices(option)
        || option.usageHelp()
        || option.versionHelp()) {
      return null;
    }
    return settings.find(option.longestName()).map(Setting::value).orElse(null);
  }
}
