package dev.plumbline.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.Revision;
import dev.plumbline.verification.Revision.ExpectedChangeSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Revisions that are written down for later. */
class RecordedRevisionTest {

  private static final String CHANGE_SETS =
      """
      --changeset mira:1
      create table loaves (id int);
      --changeset mira:2 runOnChange:true
      create or replace view fresh as select * from loaves;
      """;

  private final ChangelogFolder folder;

  RecordedRevisionTest(@TempDir Path dir) {
    folder = new ChangelogFolder(dir).withSql(CHANGE_SETS);
  }

  private RecordedRevision recorded() {
    return RecordedRevision.of(folder.changelog().read());
  }

  @Test
  void isReadAsItWasWritten() {
    RecordedRevision recorded = recorded();
    RecordedRevision read = RecordedRevision.parse(recorded.toText());

    assertThat(read).isEqualTo(recorded);
    assertThat(read.revision()).isEqualTo(folder.changelog().revision());
    assertThat(read.change(folder.changelog())).isEmpty();
    assertThat(recorded().toText()).isEqualTo(recorded.toText());
  }

  @Test
  void holdsWhateverAChangeSetIsCalled() {
    Revision odd =
        new Revision(
            "shop",
            List.of(
                new ExpectedChangeSet(
                    new ChangeSetId("a\\b/c d.sql", "1\t2\\t3", "mira\nchangeset \r"), null, true),
                new ExpectedChangeSet(new ChangeSetId("::", "\\", "ü"), "9:abc", false)));
    RecordedRevision recorded = new RecordedRevision(odd, recorded().inputs());

    assertThat(RecordedRevision.parse(recorded.toText())).isEqualTo(recorded);
  }

  /** The format's number is the same, so that what was recorded counts. */
  @Test
  void readsWhatEarlierReleasesHaveWritten() {
    ChangelogInputs inputs = recorded().inputs();
    String text =
        "service shop\n"
            + "changeset fixed\tneeded\t9:abc\t8:def\t9:1 9:2\ta/b c.sql\t1\\t\\\\2\tmira\\n\n"
            + "changeset mutable\toptional\t\t\t\tc.sql\t2\tmira\n"
            + "other c.sql\t3\tmira\n"
            + inputs.toText();

    RecordedRevision read =
        RecordedRevision.parse(
            "plumbline revision 4\ndigest " + ContentDigest.of(text) + "\n" + text);

    ChangeSetId odd = new ChangeSetId("a/b c.sql", "1\t\\2", "mira\n");
    assertThat(read.revision())
        .isEqualTo(
            new Revision(
                "shop",
                List.of(
                    new ExpectedChangeSet(odd, "9:abc", false, false, List.of("9:1", "9:2")),
                    new ExpectedChangeSet(
                        new ChangeSetId("c.sql", "2", "mira"), null, true, true, List.of())),
                Set.of(new ChangeSetId("c.sql", "3", "mira")),
                Map.of(odd, "8:def")));
    assertThat(read.inputs()).isEqualTo(inputs);
    assertThat(read.toText()).endsWith(text);
  }

  @Test
  void knowsThatTheChangelogHasChanged() {
    RecordedRevision recorded = recorded();
    folder.withSql(CHANGE_SETS + "--changeset mira:3\nselect 3;\n");

    assertThat(recorded.change(folder.changelog()))
        .contains("changelogs/shop/changelog.sql has changed");
  }

  @Test
  void countsForTheSameSettingsOnly() {
    assertThat(recorded().change(folder.changelog().withContexts("test")))
        .hasValueSatisfying(change -> assertThat(change).startsWith("the settings are others"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"another service", "changeset changed", "edited inputs", "cut", "older", "empty"})
  void whatWasTamperedWithIsRefused(String how) {
    String text = recorded().toText();
    String tampered =
        switch (how) {
          case "another service" -> text.replace("service shop", "service other");
          case "changeset changed" -> text.replace("mutable\t", "fixed\t");
          case "edited inputs" -> text.replace("file ", "variable ");
          case "cut" -> text.substring(0, text.length() / 2);
          case "older" -> text.replace("plumbline revision 4", "plumbline revision 0");
          default -> "";
        };

    assertThat(tampered).isNotEqualTo(text);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordedRevision.parse(tampered))
        .withMessage("Not a recorded revision, as this version writes it");
  }
}
