package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/**
 * A data folder in which a run has made a cluster and stopped it. Whoever only needs such a one
 * takes a copy, which costs a twentieth of initdb.
 *
 * @param data the folder
 */
record UsedData(Path data) {

  /** Has a run make one. */
  static UsedData in(Path data) {
    try (Clusters clusters = new Clusters(Options.withData(data))) {
      clusters.cluster(PostgresSpecification.newest());
    }
    return new UsedData(data);
  }

  /** Copies all of it, with owners and times. */
  void copyTo(Path other) {
    assertThat(Command.of("cp", "-a", data + "/.", other.toString()).run())
        .isEqualTo(new Command.Outcome(true, ""));
  }
}
