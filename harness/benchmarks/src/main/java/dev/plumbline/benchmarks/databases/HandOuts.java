package dev.plumbline.benchmarks.databases;

import static dev.plumbline.benchmarks.report.Quantity.median;
import static dev.plumbline.benchmarks.report.Quantity.p99;

import dev.plumbline.benchmarks.handout.PacedTests;
import dev.plumbline.benchmarks.handout.Peer;
import dev.plumbline.benchmarks.handout.PeerProcess;
import dev.plumbline.benchmarks.handout.SixtyTables;
import dev.plumbline.benchmarks.machine.Docker;
import dev.plumbline.benchmarks.machine.OwnCluster;
import dev.plumbline.benchmarks.report.Goal;
import dev.plumbline.benchmarks.report.Quantity;
import dev.plumbline.benchmarks.report.Run;
import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * A fresh database for each test. Everybody takes turns in short blocks, so that noise hits all
 * alike; between blocks, the cluster comes to rest.
 */
final class HandOuts {

  private static final String CASE = "a fresh database of 60 tables for a test";
  private static final String UNPOOLED = "Plumbline, cloneDatabase";
  private static final String POOLED = "Plumbline, newDatabase (pooled)";

  private final Run run;
  private final int blocks;
  private final int blockSize;
  private final Path changelogs;

  HandOuts(Run run) {
    this.run = run;
    this.blocks = run.choose(10, 2);
    this.blockSize = run.choose(20, 10);
    this.changelogs = run.folder().resolve("changelogs-of-sixty");
  }

  void measure() {
    goals();
    Map<Peer, PeerProcess> peers = new EnumMap<>(Peer.class);
    run.attempt(CASE, () -> SixtyTables.write(changelogs));
    for (Peer peer : Peer.values()) {
      if (peer == Peer.TESTCONTAINERS && !Docker.answers()) {
        run.leaveOut(peer.subject(), Docker.NO_ANSWER);
      } else {
        run.attempt("start " + peer.subject(), () -> peers.put(peer, start(peer)));
      }
    }
    run.attempt("hand out databases in turns", () -> takeTurns(peers));
    peers.forEach((peer, process) -> run.attempt("end " + peer.subject(), process::close));
  }

  private PeerProcess start(Peer peer) throws IOException, InterruptedException {
    return PeerProcess.start(
        peer, changelogs, Files.createDirectories(run.folder().resolve(peer.name())));
  }

  private void takeTurns(Map<Peer, PeerProcess> peers) throws Exception {
    Changelog changelog =
        Changelog.at(SixtyTables.SERVICE, SixtyTables.PATH, SearchPath.of(changelogs));
    try (OwnCluster own = OwnCluster.start(run, run.folder().resolve("hand-outs"));
        RawClones raw = new RawClones(own.cluster())) {
      Database original = own.migrated(changelog);
      Pool pool = new Pool(own.cluster(), own.template(changelog));
      PacedTests tests = new PacedTests(pool);
      cloneInTurns(own.cluster(), original, raw, 2, false);
      tests.run(1);
      for (int block = 0; block < blocks; block++) {
        raw.awaitQuiet();
        cloneInTurns(own.cluster(), original, raw, blockSize, true);
        raw.awaitQuiet();
        tests.run(blockSize).forEach(run.samples(CASE, POOLED)::add);
        raw.awaitQuiet();
        peers.forEach((peer, process) -> run.attempt(peer.subject(), () -> ask(peer, process)));
      }
      pool.close();
    }
  }

  /** Testcontainers needs about a second for each. */
  private void ask(Peer peer, PeerProcess process) throws IOException, InterruptedException {
    int tests = peer == Peer.TESTCONTAINERS ? 2 : blockSize;
    process.run(tests).forEach(run.samples(CASE, peer.subject())::add);
  }

  /** Each way to clone once in a turn; another one begins each time. */
  private void cloneInTurns(
      Cluster cluster, Database original, RawClones raw, int turns, boolean counts)
      throws Exception {
    Map<String, Callable<Duration>> ways = new LinkedHashMap<>();
    for (String strategy : RawClones.STRATEGIES) {
      ways.put(RawClones.subject(strategy), () -> raw.time(original, strategy));
    }
    ways.put(UNPOOLED, () -> timeClone(cluster, original));
    ways.keySet().forEach(subject -> run.samples(CASE, subject)); // keeps their order
    List<Map.Entry<String, Callable<Duration>>> order = new ArrayList<>(ways.entrySet());
    for (int turn = 0; turn < turns; turn++) {
      Collections.rotate(order, 1);
      for (Map.Entry<String, Callable<Duration>> way : order) {
        Duration time = way.getValue().call();
        if (counts) {
          run.samples(CASE, way.getKey()).add(time);
        }
      }
    }
  }

  private static Duration timeClone(Cluster cluster, Database original) {
    long start = System.nanoTime();
    Database clone = cluster.cloneDatabase(original, SixtyTables.SERVICE);
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    cluster.dropDatabase(clone);
    return time;
  }

  private void goals() {
    Quantity floor =
        Quantity.least(
            RawClones.STRATEGIES.stream()
                .map(strategy -> median(CASE, RawClones.subject(strategy)))
                .toArray(Quantity[]::new));
    run.goal(
        Goal.atMost(
            1.3,
            "unpooled clone ÷ floor (medians; the floor is the faster strategy)",
            median(CASE, UNPOOLED).dividedBy(floor)));
    run.goal(Goal.atMost(1, "pooled hand-out, median in ms", median(CASE, POOLED)));
    run.goal(
        Goal.atMost(
            1.3, "pooled hand-out, p99 ÷ the floor's median", p99(CASE, POOLED).dividedBy(floor)));
  }
}
