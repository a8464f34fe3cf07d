package dev.plumbline.benchmarks.agreement;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stock Liquibase in a process of its own, which stays. Not safe for several threads. */
final class StockPeer implements Subject, AutoCloseable {

  private static final Pattern VERSION = Pattern.compile("liquibase-core-([0-9.]+)\\.jar");

  /** What takes longer hangs. */
  private static final long LIMIT_SECONDS = 120;

  private final String version;
  private final String classPath;
  private Process process;
  private BufferedReader answers;
  private Writer requests;

  private StockPeer(String version, String classPath) throws IOException {
    this.version = version;
    this.classPath = classPath;
    process = start(classPath);
    answers = process.inputReader(StandardCharsets.UTF_8);
    requests = process.outputWriter(StandardCharsets.UTF_8);
    awaitLine();
  }

  /**
   * Starts one.
   *
   * @param classPathFile says what its class path is
   */
  static StockPeer start(Path classPathFile) throws IOException {
    String classPath = Files.readString(classPathFile).strip();
    Matcher version = VERSION.matcher(classPath);
    if (!version.find()) {
      throw new IOException(classPathFile + " names no liquibase-core");
    }
    return new StockPeer(String.valueOf(version.group(1)), classPath);
  }

  private static Process start(String classPath) throws IOException {
    try {
      Path own =
          Path.of(StockLiquibase.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:+UseSerialGC",
              "-cp",
              own + File.pathSeparator + classPath,
              StockLiquibase.class.getName())
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (java.net.URISyntaxException e) {
      throw new IOException(e);
    }
  }

  @Override
  public String name() {
    return "Liquibase " + version;
  }

  @Override
  public Outcome migrate(Job job) {
    return outcome(ask("update", job, 0));
  }

  @Override
  public Outcome migrate(Job job, int count) {
    return outcome(ask("update-count", job, count));
  }

  @Override
  public Outcome rollback(Job job, int count) {
    return outcome(ask("rollback", job, count));
  }

  private static Outcome outcome(Properties answer) {
    return answer.getProperty("outcome", "").equals("success")
        ? Outcome.SUCCESS
        : new Outcome(false, answer.getProperty("failedAt"), answer.getProperty("message", ""));
  }

  private Properties ask(String command, Job job, int count) {
    Map<String, String> request = new HashMap<>();
    request.put("command", command);
    request.put("count", Integer.toString(count));
    request.put("folder", job.folder().toString());
    request.put("changelog", job.changelog());
    request.put("contexts", job.contexts());
    request.put("labels", job.labels());
    request.put("url", job.database().jdbcUrl());
    request.put("username", job.database().username());
    request.put("password", job.database().password());
    job.parameters().forEach((name, value) -> request.put("parameter." + name, value));
    job.settings().forEach((name, value) -> request.put("liquibase." + name, value));
    try {
      requests.write(Message.line(request) + "\n");
      requests.flush();
      return Message.of(awaitLine());
    } catch (IOException e) {
      return restarted(e);
    }
  }

  /** It hung or died, which is an outcome, too; the next case gets a new process. */
  private Properties restarted(IOException why) {
    process.destroyForcibly();
    try {
      process = start(classPath);
      answers = process.inputReader(StandardCharsets.UTF_8);
      requests = process.outputWriter(StandardCharsets.UTF_8);
      awaitLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Properties answer = new Properties();
    answer.setProperty("message", String.valueOf(why.getMessage()));
    return answer;
  }

  private String awaitLine() throws IOException {
    CompletableFuture<String> line =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                String read = answers.readLine();
                return read == null ? "" : read;
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    try {
      String read = line.get(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (read.isEmpty()) {
        throw new IOException("the process ended");
      }
      return read;
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + LIMIT_SECONDS + " s", e);
    } catch (ExecutionException e) {
      throw new IOException("the process does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() throws IOException {
    for (AutoCloseable end : List.<AutoCloseable>of(requests, answers)) {
      try {
        end.close();
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
    process.destroy();
  }
}
