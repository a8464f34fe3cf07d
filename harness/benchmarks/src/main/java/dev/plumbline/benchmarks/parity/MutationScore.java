package dev.plumbline.benchmarks.parity;

import static dev.plumbline.benchmarks.report.Quantity.median;

import dev.plumbline.benchmarks.machine.OwnCluster;
import dev.plumbline.benchmarks.model.DomainModels;
import dev.plumbline.benchmarks.model.EntityModel;
import dev.plumbline.benchmarks.model.MappingModels;
import dev.plumbline.benchmarks.model.ServiceModels;
import dev.plumbline.benchmarks.mutation.Impact;
import dev.plumbline.benchmarks.report.Goal;
import dev.plumbline.benchmarks.report.Quantity;
import dev.plumbline.benchmarks.report.Run;
import dev.plumbline.benchmarks.report.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who notices which changes of a schema. */
final class MutationScore {

  static final String ONE_SCHEMA = "judging one changed schema (everything bootstrapped)";

  private static final String MISSED = "changes that matter: missed";
  private static final String CRIED = "changes that do not matter: wrongly reported";
  private static final String FALSE_ALARMS = "models as they are: wrong reports";

  /** Where the classes of Hibernate's models are. */
  private static final String DOMAINS = "plumbline.bench.domains";

  /** A small one of each sort. */
  private static final String QUICKLY = "auth|mapping-enums";

  private final Run run;
  private final int most;

  MutationScore(Run run) {
    this.run = run;
    this.most = Integer.getInteger("plumbline.bench.most", run.choose(Integer.MAX_VALUE, 1));
  }

  void measure() {
    run.goal(Goal.atMost(0, "changes that matter and that Plumbline misses", plumbline(MISSED)));
    run.goal(
        Goal.atMost(0, "wrong reports of Plumbline on unchanged models", plumbline(FALSE_ALARMS)));
    run.goal(Goal.atMost(0, "harmless changes that Plumbline reports", plumbline(CRIED)));
    List<MutatedModel> judged = new ArrayList<>();
    run.attempt("change schemas", () -> judged.addAll(judgeAll()));
    MutationTable table = new MutationTable(judged);
    run.attach("parity-mutations.txt", table.toText());
    run.attach("parity-lapses.txt", table.lapses());
    for (Peer peer : Peer.values()) {
      totals(peer, table.total(peer));
    }
  }

  private List<MutatedModel> judgeAll() throws Exception {
    Pattern wanted =
        Pattern.compile(
            System.getProperty("plumbline.bench.models", run.choose(1, 0) == 1 ? ".*" : QUICKLY));
    List<MutatedModel> judged = new ArrayList<>();
    try (OwnCluster own = OwnCluster.start(run, run.folder().resolve("mutations"));
        DomainModels domains = DomainModels.in(Path.of(System.getProperty(DOMAINS, DOMAINS)))) {
      Stream.of(ServiceModels.all(), MappingModels.all(), domains.all())
          .flatMap(List::stream)
          .filter(model -> wanted.matcher(model.name()).matches())
          .forEach(model -> judge(new MutatedModel(model, own, run), judged));
    }
    return judged;
  }

  private void judge(MutatedModel mutated, List<MutatedModel> judged) {
    EntityModel model = mutated.model();
    run.attempt(
        "change the schema of " + model.name(),
        () -> {
          model.load(() -> mutated.judgeAll(most));
          judged.add(mutated);
        });
  }

  private void totals(Peer peer, Tally total) {
    count("changes that matter: judged", peer, total.judged(Impact.MATTERS));
    count(MISSED, peer, total.missed());
    count("changes that do not matter: judged", peer, total.judged(Impact.HARMLESS));
    count(CRIED, peer, total.cried());
    count(FALSE_ALARMS, peer, total.falseAlarms().size());
  }

  private void count(String caseName, Peer peer, int value) {
    run.samples(caseName, peer.subject(), Unit.COUNT).add(value);
  }

  private static Quantity plumbline(String caseName) {
    return median(caseName, Peer.PLUMBLINE.subject());
  }
}
