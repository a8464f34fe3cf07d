package dev.plumbline.cli;

import dev.plumbline.cli.PlumblineJar.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process that has not ended yet. */
public record Running(List<String> arguments, Process process, Output out, Output err) {

  /** Some take a second; a machine that does something else as well takes its time. */
  private static final int TIMEOUT_SECONDS = 120;

  /**
   * A build that runs in the background of a script ignores SIGINT, one under nohup SIGHUP, and so
   * would all that it starts. GNU's env puts that right; where another one is, so be it.
   */
  private static final List<String> ANSWERING_SIGNALS = answeringSignals();

  private static List<String> answeringSignals() {
    List<String> env = List.of("env", "--default-signal=HUP,INT,TERM");
    List<String> trial = new ArrayList<>(env);
    trial.add("true");
    try {
      return new ProcessBuilder(trial).start().waitFor() == 0 ? env : List.of();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted before anything was started", e);
    }
  }

  /**
   * Starts it, without anything to read.
   *
   * @param arguments which are told when it fails
   */
  public static Running of(ProcessBuilder builder, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(ANSWERING_SIGNALS);
    command.addAll(builder.command());
    Process process = builder.command(command).start();
    process.getOutputStream().close();
    return new Running(
        arguments,
        process,
        new Output(process.getInputStream()),
        new Output(process.getErrorStream()));
  }

  /** Waits for its end. */
  public Result result() throws InterruptedException {
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(arguments + " did not end; it said: " + out.all() + err.all());
    }
    return new Result(arguments, process.exitValue(), out.all(), err.all());
  }

  /** As a shell does it; {@link Process#destroy} would close the outputs, too. */
  public void kill(String signal) throws IOException, InterruptedException {
    int status =
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
    if (status != 0) {
      throw new AssertionError("kill ended with status " + status);
    }
  }

  /** Waits until it has printed that. */
  public void awaitOutput(String text) throws InterruptedException {
    for (int i = 0; i < TIMEOUT_SECONDS * 20; i++) {
      if (out.soFar().contains(text) || err.soFar().contains(text)) {
        return;
      }
      if (!process.isAlive()) {
        break;
      }
      Thread.sleep(50);
    }
    throw new AssertionError(
        arguments + " did not say " + text + " but " + out.soFar() + err.soFar());
  }

  /** What a process prints, while it does. */
  static final class Output {
    private final StringBuilder text = new StringBuilder();
    private final CompletableFuture<Void> end;

    private Output(InputStream in) {
      end =
          CompletableFuture.runAsync(
              () -> {
                try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                  char[] buffer = new char[4096];
                  for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                    append(buffer, n);
                  }
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }

    private synchronized void append(char[] buffer, int length) {
      text.append(buffer, 0, length);
    }

    synchronized String soFar() {
      return text.toString();
    }

    String all() {
      end.join();
      return soFar();
    }
  }
}
