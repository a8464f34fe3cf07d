package dev.plumbline.cli;

import dev.plumbline.cli.command.BaselineCommand;
import dev.plumbline.cli.command.ChangeSetArgument;
import dev.plumbline.cli.command.DisposableCommand;
import dev.plumbline.cli.command.HistoryCommand;
import dev.plumbline.cli.command.MigrateCommand;
import dev.plumbline.cli.command.PlanCommand;
import dev.plumbline.cli.command.RecreateCommand;
import dev.plumbline.cli.command.RehearseCommand;
import dev.plumbline.cli.command.RollbackCommand;
import dev.plumbline.cli.command.StatusCommand;
import dev.plumbline.cli.command.TagCommand;
import dev.plumbline.cli.command.UnlockCommand;
import dev.plumbline.cli.command.ValidateCommand;
import dev.plumbline.cli.command.VerifyCommand;
import dev.plumbline.cli.command.WaitCommand;
import dev.plumbline.cli.output.WholeTexts;
import dev.plumbline.cli.settings.ConfigurationFile;
import dev.plumbline.cli.settings.Durations;
import dev.plumbline.cli.settings.Environment;
import dev.plumbline.cli.settings.Redaction;
import dev.plumbline.cli.settings.Settings;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.ExitCode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What the process was called with: arguments, environment, configuration file. */
final class Arguments {

  /** In the order of {@code --help}. */
  private static final Map<String, Supplier<Object>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("migrate", MigrateCommand::new);
    COMMANDS.put("plan", PlanCommand::new);
    COMMANDS.put("status", StatusCommand::new);
    COMMANDS.put("verify", VerifyCommand::new);
    COMMANDS.put("wait", WaitCommand::new);
    COMMANDS.put("history", HistoryCommand::new);
    COMMANDS.put("validate", ValidateCommand::new);
    COMMANDS.put("rehearse", RehearseCommand::new);
    COMMANDS.put("baseline", BaselineCommand::new);
    COMMANDS.put("tag", TagCommand::new);
    COMMANDS.put("rollback", RollbackCommand::new);
    COMMANDS.put("recreate", RecreateCommand::new);
    COMMANDS.put("disposable", DisposableCommand::new);
    COMMANDS.put("unlock", UnlockCommand::new);
  }

  private final String[] arguments;
  private final Environment environment;
  private final Function<Settings, Plumbline> root;
  private final Redaction redaction;

  Arguments(
      String[] arguments,
      Environment environment,
      Redaction redaction,
      Function<Settings, Plumbline> root) {
    this.arguments = arguments.clone();
    this.environment = environment;
    this.redaction = redaction;
    this.root = root;
  }

  /** Runs the command that they name; returns its exit code. */
  int execute() {
    redaction.hide(environment);
    Settings settings;
    try {
      settings =
          new Settings(environment, ConfigurationFile.find(configurationFile(), environment));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return ExitCode.USAGE.code();
    }
    redaction.hide(settings.file());
    CommandLine commandLine = commandLine(settings, needed());
    try {
      // what means nothing to this command may mean something to another one
      if (!settings.isUnderstood(options(commandLine))) {
        settings.check(options(commandLine(settings, COMMANDS.keySet())));
      }
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return ExitCode.USAGE.code();
    }
    return commandLine.execute(arguments);
  }

  /** It has to be known before the arguments are parsed, as it holds what they leave out. */
  private Optional<String> configurationFile() {
    String option = "--config";
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith(option + "=")) {
        return Optional.of(arguments[i].substring(option.length() + 1));
      }
      if (arguments[i].equals(option) && i + 1 < arguments.length) {
        return Optional.of(arguments[i + 1]);
      }
    }
    return environment.get(Settings.variable(option));
  }

  /** Each command takes some milliseconds to be looked through by picocli. */
  private Set<String> needed() {
    return arguments.length > 0 && COMMANDS.containsKey(arguments[0])
        ? Set.of(arguments[0])
        : COMMANDS.keySet();
  }

  private CommandLine commandLine(Settings settings, Set<String> names) {
    // it would warn of quotes in values, and repeat the values
    CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF);
    CommandLine commandLine = new CommandLine(root.apply(settings));
    COMMANDS.forEach(
        (name, command) -> {
          if (names.contains(name)) {
            commandLine.addSubcommand(name, command.get());
          }
        });
    commandLine.setErr(WholeTexts.to(System.err));
    Failure failure = new Failure();
    commandLine.setExecutionExceptionHandler(failure);
    commandLine.setParameterExceptionHandler(failure);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.registerConverter(Duration.class, new Durations());
    commandLine.registerConverter(ChangeSetId.class, new ChangeSetArgument());
    commandLine.setDefaultValueProvider(new DefaultValues(settings));
    Map<String, String> exitCodes = exitCodes();
    commandLine.getCommandSpec().usageMessage().exitCodeList(exitCodes);
    commandLine
        .getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().usageMessage().exitCodeList(exitCodes));
    return commandLine;
  }

  /** For {@code --help}: meanings by number. */
  private static Map<String, String> exitCodes() {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (ExitCode exitCode : ExitCode.values()) {
      meanings.put(String.valueOf(exitCode.code()), exitCode.meaning());
    }
    return meanings;
  }

  /** Every option of every command, and whether it may differ from service to service. */
  private static Map<String, Boolean> options(CommandLine commandLine) {
    Map<String, Boolean> names = new TreeMap<>();
    for (CommandLine command : commandLine.getSubcommands().values()) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        names.put(
            Settings.name(option.longestName()), DefaultValues.differsBetweenServices(option));
      }
    }
    List.of("help", "version", "config").forEach(names::remove);
    return new LinkedHashMap<>(names);
  }
}
