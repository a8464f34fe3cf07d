package dev.plumbline.benchmarks.handout;

import dev.plumbline.benchmarks.machine.Jvm;
import dev.plumbline.benchmarks.machine.RunningJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A peer in a JVM of its own, ready to hand out databases. Idle unless tests are asked for. */
public final class PeerProcess implements AutoCloseable {

  private final RunningJvm jvm;

  private PeerProcess(RunningJvm jvm) {
    this.jvm = jvm;
  }

  /**
   * Starts a peer and waits until it has handed out one database.
   *
   * @param changelogs the folder that {@link SixtyTables} were written to
   * @param data where its server shall keep its data, if it is one that can be told
   */
  public static PeerProcess start(Peer peer, Path changelogs, Path data)
      throws IOException, InterruptedException {
    RunningJvm jvm =
        new Jvm(peer.classPath().and(changelogs), HandOutProcess.class, peer.name())
            .with("-Dot.epg.working-dir=" + data)
            .start();
    PeerProcess process = new PeerProcess(jvm);
    try {
      jvm.awaitLine(HandOutProcess.READY);
      return process;
    } catch (IOException | InterruptedException e) {
      process.close();
      throw e;
    }
  }

  /** Runs some tests, and returns how long each waited for its database. */
  public List<Duration> run(int tests) throws IOException, InterruptedException {
    jvm.say(Integer.toString(tests));
    String answer = jvm.awaitLine(HandOutProcess.WAITS);
    return Stream.of(answer.substring(HandOutProcess.WAITS.length()).split(" ", -1))
        .map(nanos -> Duration.ofNanos(Long.parseLong(nanos)))
        .toList();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    jvm.close();
  }
}
