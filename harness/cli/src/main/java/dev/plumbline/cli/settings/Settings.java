package dev.plumbline.cli.settings;

import dev.plumbline.changelog.Spelling;
import dev.plumbline.cli.settings.Setting.Rank;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands in for options that are not given: environment variables, then the configuration
 * file.
 */
public final class Settings {

  private static final System.Logger LOG = System.getLogger(Settings.class.getName());
  private static final String PREFIX = "PLUMBLINE_";

  /** Set for a process that works for another one of this jar, so that it knows what it is. */
  public static final String WORKER = "PLUMBLINE_WORKER";

  /** Those that stand for no option of a command. */
  private static final Set<String> OTHER_VARIABLES = Set.of(WORKER, variable("--config"));

  private final Environment environment;
  private final ConfigurationFile file;

  /**
   * What there is to look in.
   *
   * @param environment all variables
   * @param file the configuration file; an empty one if there is none
   */
  public Settings(Environment environment, ConfigurationFile file) {
    this.environment = environment;
    this.file = file;
  }

  public Environment environment() {
    return environment;
  }

  public ConfigurationFile file() {
    return file;
  }

  /** The variable that stands in for an option, such as {@code PLUMBLINE_SEARCH_PATH}. */
  public static String variable(String option) {
    return PREFIX + name(option).toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** An option's name without its dashes: its key in the file. */
  public static String name(String option) {
    return option.replaceFirst("^-+", "");
  }

  /** The value for an option that concerns all services alike. */
  public Optional<Setting> find(String option) {
    return inEnvironment(variable(option)).or(() -> file.find(name(option)));
  }

  /**
   * The value of an option for one service: the one that was given, else the environment's, else
   * the file's, where {@code <service>.<key>} comes before {@code <key>}. {@code {service}} in it
   * stands for the service's name.
   *
   * @param given on the command line, or null
   */
  public Optional<Setting> find(String option, @Nullable String given, String service) {
    return verbatim(option, given, service).map(setting -> forService(setting, service));
  }

  /** The same for what is no place to put the service's name in. */
  Optional<Setting> verbatim(String option, @Nullable String given, String service) {
    return Optional.ofNullable(given)
        .map(value -> new Setting(value, option, Rank.OPTION))
        .or(() -> inEnvironment(variable(option)))
        .or(() -> inFile(option, service));
  }

  /** The same, of the file only. */
  Optional<Setting> inFile(String option, String service) {
    return file.find(service + "." + name(option)).or(() -> file.find(name(option)));
  }

  Optional<Setting> inEnvironment(String variable) {
    return environment
        .get(variable)
        .map(value -> new Setting(value, "$" + variable, Rank.ENVIRONMENT));
  }

  static Setting forService(Setting setting, String service) {
    return new Setting(
        setting.value().replace("{service}", service), setting.source(), setting.rank());
  }

  /** Whether all that is said means something, if these are all options that there are. */
  public boolean isUnderstood(Map<String, Boolean> options) {
    return file.unknown(options).isEmpty() && unknownVariables(options).isEmpty();
  }

  /**
   * Makes sure that every key of the file means something, and warns of variables that are nearly
   * ours.
   *
   * @throws IllegalArgumentException naming all keys that do not
   */
  public void check(Map<String, Boolean> options) {
    file.check(options);
    for (String variable : unknownVariables(options)) {
      Spelling.closest(optionOf(variable), options.keySet())
          .ifPresent(
              similar ->
                  LOG.log(
                      System.Logger.Level.WARNING,
                      "${0} is not a known option; did you mean ${1}?",
                      variable,
                      variable(similar)));
    }
  }

  private List<String> unknownVariables(Map<String, Boolean> options) {
    return environment.variables().keySet().stream()
        .filter(variable -> variable.startsWith(PREFIX) && !OTHER_VARIABLES.contains(variable))
        .filter(variable -> !options.containsKey(optionOf(variable)))
        .toList();
  }

  private static String optionOf(String variable) {
    return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The changelog's parameters: the file's ({@code parameter.<name>}, then {@code
   * <service>.parameter.<name>}), then those of the environment, then those given.
   */
  Map<String, String> parameters(Map<String, String> given, String service) {
    Map<String, String> parameters = new LinkedHashMap<>(file.under("parameter."));
    parameters.putAll(file.under(service + ".parameter."));
    environment
        .get("PLUMBLINE_PARAMETER")
        .ifPresent(
            lines ->
                lines
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(
                        line -> {
                          int equals = line.indexOf('=');
                          if (equals < 1) {
                            throw new IllegalArgumentException(
                                "A line of $PLUMBLINE_PARAMETER is not name=value. Write one"
                                    + " parameter on each line.");
                          }
                          parameters.put(
                              line.substring(0, equals).strip(), line.substring(equals + 1));
                        }));
    parameters.putAll(given);
    return parameters;
  }
}
