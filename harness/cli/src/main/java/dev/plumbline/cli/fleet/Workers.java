package dev.plumbline.cli.fleet;

import dev.plumbline.cli.output.Console;
import dev.plumbline.cli.output.ServiceResult;
import dev.plumbline.cli.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Processes that share a fleet's services out among themselves. Liquibase is not safe for parallel
 * use in one JVM; and as starting one costs about as much as migrating five databases, each process
 * goes on with the next service when it has done one.
 */
final class Workers {

  private static final List<String> NOT_PASSED_ON =
      List.of(
          "--all", "--services", "--parallel", "--password", "--metrics-file", "--metrics-push");

  private final ServiceCommand command;
  private final int processes;
  private final Console console;
  private final Queue<Target> waiting = new ConcurrentLinkedQueue<>();
  private final Map<String, ServiceResult> results = new ConcurrentHashMap<>();

  Workers(ServiceCommand command, int processes, Console console) {
    this.command = command;
    this.processes = processes;
    this.console = console;
  }

  /** In the order of the targets. */
  List<ServiceResult> run(List<Target> targets) {
    waiting.addAll(targets);
    command.invocation().shutdown().allow(command.grace());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      Thread thread = new Thread(this::employ, "plumbline-worker-" + i);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      join(thread);
    }
    Attempt attempt = new Attempt(command);
    return targets.stream()
        .map(
            target ->
                results.computeIfAbsent(
                    target.service(), service -> attempt.notBegun(target.report())))
        .toList();
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** One process, and another one if it dies. */
  private void employ() {
    while (!waiting.isEmpty() && !command.invocation().shutdown().isRequested()) {
      try {
        supervise(start());
      } catch (IOException e) {
        fail(waiting.poll(), "its worker process could not be started: " + e);
      }
    }
  }

  private void supervise(Process process) throws IOException {
    command.invocation().shutdown().onRequest(process::destroy);
    try (Writer orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        BufferedReader answers =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      Target target = waiting.poll();
      while (target != null && !command.invocation().shutdown().isRequested()) {
        orders.write(target.service() + "\n");
        orders.flush();
        if (!awaitAnswer(target, answers)) {
          fail(target, "its worker process ended without an answer");
          break;
        }
        target = waiting.poll();
      }
    } catch (IOException e) {
      // the pipe breaks when the process has been told to end, too
      if (!command.invocation().shutdown().isRequested()) {
        throw e;
      }
    } finally {
      end(process);
    }
  }

  private boolean awaitAnswer(Target target, BufferedReader answers) throws IOException {
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (WorkerAnswer.isResult(line)) {
        results.put(target.service(), WorkerAnswer.parse(line));
        return true;
      }
      if (line.startsWith(WorkerAnswer.TEXT)) {
        console.relay(target.service() + " | " + line.substring(WorkerAnswer.TEXT.length()));
      }
    }
    return false;
  }

  private void fail(@Nullable Target target, String problem) {
    if (target != null && !command.invocation().shutdown().isRequested()) {
      results.put(
          target.service(),
          new Attempt(command).failed(new IllegalStateException(problem), target.report()));
    }
  }

  private static void end(Process process) {
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }

  private Process start() throws IOException {
    List<String> line = new ArrayList<>();
    line.add(ProcessHandle.current().info().command().orElse("java"));
    line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    line.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            command.invocation().mainClass().getName()));
    line.addAll(arguments());
    ProcessBuilder builder = new ProcessBuilder(line).redirectError(Redirect.INHERIT);
    builder.environment().put(Settings.WORKER, "true");
    // an argument could be read by everybody on the machine
    command
        .typedPassword()
        .ifPresent(
            password -> builder.environment().put(Settings.variable("--password"), password));
    return builder.start();
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of(command.name()));
    for (OptionSpec option : command.spec().commandLine().getParseResult().matchedOptionsSet()) {
      String name = option.longestName();
      if (!NOT_PASSED_ON.contains(name)) {
        option.originalStringValues().forEach(value -> arguments.add(name + "=" + value));
      }
    }
    return arguments;
  }
}
