package dev.plumbline.migrator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import dev.plumbline.history.HistoryLocation;
import dev.plumbline.migrator.Pooler.Pooling;
import dev.plumbline.servers.Disposable;
import dev.plumbline.verification.ChangeSetId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the migrator says when it refuses. {@code -Dplumbline.update-expected=true} writes what is
 * expected.
 */
class RefusalsWordingTest {

  private static final Path CASES = Path.of("src/test/resources/refusals");

  private static final Preflight.Facts FACTS =
      new Preflight.Facts(false, false, "public", false, "clerk", "shop at 10.0.0.7:5432");

  private static void assertWording(String name, List<Finding> findings) throws IOException {
    String text = Findings.of(findings).toText();
    Path expected = CASES.resolve(name).resolve("expected.txt");
    if (Boolean.getBoolean("plumbline.update-expected")) {
      Files.createDirectories(expected.getParent());
      Files.writeString(expected, text);
    }
    assertThat(text).isEqualTo(Files.readString(expected, UTF_8));
  }

  @Test
  void ofServersAndSessions() throws IOException {
    List<Finding> findings =
        new ArrayList<>(
            List.of(
                Preflight.tooOld(FACTS, "13.22"),
                Preflight.standby(FACTS),
                Preflight.readOnly(FACTS),
                Privileges.mayNotCreate(FACTS),
                Privileges.mayNotRecord(
                    FACTS, "public.databasechangelog", List.of("INSERT", "UPDATE", "DELETE")),
                Privileges.mayNotAlter(FACTS, "loaves", "baker", null)));
    for (Pooling pooling : Pooling.values()) {
      Pooler.finding(pooling, FACTS).ifPresent(findings::add);
    }

    assertWording("session", findings);
  }

  @Test
  void ofUnfinishedChangeSets() throws IOException, SQLException {
    try (Connection connection = Disposable.database()) {
      UnfinishedNotes notes =
          new UnfinishedNotes(
              new LockTable(connection, HistoryLocation.USUAL.forServiceIn("public"), null),
              "shop",
              new ChangeSetId("changelogs/shop/changelog.sql", "42", "mira"),
              false);
      UnfinishedChangeSet begun = notes.fresh().after("insert into loaves values (1)");
      List<Finding> findings = new ArrayList<>();
      findings.addAll(notes.edited(begun).findings().stream().toList());
      findings.addAll(
          notes.unknown(begun, begun.after("call bake()"), "call bake()").findings().stream()
              .toList());

      assertWording("unfinished", findings);
    }
  }
}
