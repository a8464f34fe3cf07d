package dev.plumbline.cli.fleet;

import dev.plumbline.cli.output.Console;
import dev.plumbline.cli.output.Report;
import dev.plumbline.cli.output.ServiceResult;
import dev.plumbline.verification.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A process that works for another one, which is {@link Workers}. It reads services' names from
 * standard input, a line each, and answers each with a line of {@link WorkerAnswer}. The end of the
 * input is the end of the work: while there is work in hand it means that the other process died.
 */
final class Worker {

  private final ServiceCommand command;
  private final Console console;
  private final BlockingQueue<Optional<String>> services = new LinkedBlockingQueue<>();
  private volatile boolean busy;

  Worker(ServiceCommand command, Console console) {
    this.command = command;
    this.console = console;
  }

  int run() {
    Thread reader = new Thread(this::read, "plumbline-orders");
    reader.setDaemon(true);
    reader.start();
    try {
      Optional<String> service = services.take();
      while (service.isPresent()) {
        answer(work(service.get()));
        service = services.take();
      }
      return ExitCode.OK.code();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED.code();
    }
  }

  private void read() {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        busy = true;
        services.add(Optional.of(line));
      }
    } catch (IOException e) {
      System.err.println("plumbline: lost the parent process: " + e);
    }
    if (busy) {
      command.invocation().shutdown().request();
    }
    services.add(Optional.empty());
  }

  private ServiceResult work(String service) {
    Report report = new Report(service);
    Attempt attempt = new Attempt(command);
    try {
      return command.invocation().shutdown().isRequested()
          ? attempt.notBegun(report)
          : attempt.on(command.target(service, console, report));
    } catch (RuntimeException | Error e) {
      return attempt.failed(e, report);
    }
  }

  private void answer(ServiceResult result) {
    PrintStream out = command.invocation().document();
    busy = false;
    out.println(WorkerAnswer.line(result));
    out.flush();
  }
}
