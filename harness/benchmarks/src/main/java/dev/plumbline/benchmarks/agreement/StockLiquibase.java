package dev.plumbline.benchmarks.agreement;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.CompositeResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.Resource;
import liquibase.ui.LoggerUIService;

/**
 * Main program of a peer's process: stock Liquibase, of the version that is on its class path. Does
 * what each line of its standard input says, and answers with a line.
 */
final class StockLiquibase {

  /** What it says when it is there. */
  static final String READY = "ready";

  private static final Pattern FAILED_AT =
      Pattern.compile("Migration failed for changeset (.+?::.+?::[^:\\n]+):");

  private StockLiquibase() {}

  /** Needs no arguments. */
  public static void main(String[] arguments) throws IOException {
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    // changes of type output, and whatever else Liquibase prints
    System.setOut(System.err);
    Logger.getLogger("").setLevel(Level.OFF);
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    answers.println(READY);
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      answers.println(Message.line(answer(Message.of(line))));
    }
  }

  private static Map<String, String> answer(Properties request) {
    Map<String, String> answer = new LinkedHashMap<>();
    List<String> settings =
        request.stringPropertyNames().stream()
            .filter(name -> name.startsWith("liquibase."))
            .toList();
    settings.forEach(name -> System.setProperty(name, request.getProperty(name)));
    try (Connection connection =
        DriverManager.getConnection(
            request.getProperty("url"),
            request.getProperty("username"),
            request.getProperty("password"))) {
      Scope.child(
          Map.of("liquibase.analytics.enabled", false, Scope.Attr.ui.name(), new LoggerUIService()),
          () -> perform(request, connection));
      answer.put("outcome", "success");
    } catch (Exception | LinkageError | StackOverflowError e) {
      answer.put("outcome", "failure");
      answer.put("message", messages(e));
      Matcher failed = FAILED_AT.matcher(messages(e));
      if (failed.find()) {
        answer.put("failedAt", String.valueOf(failed.group(1)));
      }
    } finally {
      settings.forEach(System::clearProperty);
    }
    return answer;
  }

  private static String messages(Throwable failure) {
    StringBuilder text = new StringBuilder();
    int depth = 0;
    for (Throwable e = failure; e != null && depth < 20; e = e.getCause()) {
      if (!text.toString().contains(String.valueOf(e.getMessage()))) {
        text.append(e.getClass().getSimpleName()).append(": ").append(e.getMessage()).append('\n');
      }
      depth++;
    }
    return text.toString();
  }

  private static void perform(Properties request, Connection connection)
      throws LiquibaseException, IOException {
    CompositeResourceAccessor files =
        new CompositeResourceAccessor(
            new Folder(Path.of(request.getProperty("folder"))), new ClassLoaderResourceAccessor());
    try (Liquibase liquibase =
        new Liquibase(
            request.getProperty("changelog"),
            files,
            DatabaseFactory.getInstance()
                .findCorrectDatabaseImplementation(new JdbcConnection(connection)))) {
      request.stringPropertyNames().stream()
          .filter(name -> name.startsWith("parameter."))
          .forEach(
              name ->
                  liquibase.setChangeLogParameter(
                      name.substring("parameter.".length()), request.getProperty(name)));
      perform(request, liquibase);
    }
  }

  private static void perform(Properties request, Liquibase liquibase) throws LiquibaseException {
    Contexts contexts = new Contexts(request.getProperty("contexts"));
    LabelExpression labels = new LabelExpression(request.getProperty("labels"));
    int count = Integer.parseInt(request.getProperty("count", "0"));
    String command = request.getProperty("command");
    switch (command) {
      case "update" -> liquibase.update(contexts, labels);
      case "update-count" -> liquibase.update(count, contexts, labels);
      case "rollback" -> liquibase.rollback(count, contexts, labels);
      default -> throw new IllegalArgumentException(command);
    }
  }

  /** Knows the class path's protocol, as the one does that Spring Boot gives to Liquibase. */
  private static final class Folder extends DirectoryResourceAccessor {

    Folder(Path root) throws FileNotFoundException {
      super(root);
    }

    private static String local(String path) {
      return path.replaceFirst("^classpath:/*", "");
    }

    @Override
    public List<Resource> getAll(String path) throws IOException {
      return super.getAll(local(path));
    }

    @Override
    public List<Resource> search(String path, SearchOptions options) throws IOException {
      return super.search(local(path), options);
    }
  }
}
