package dev.plumbline.changelog;

import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.Revision;
import dev.plumbline.verification.Revision.ExpectedChangeSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A revision, and what it was read from: written down when an image or a package is built, so that
 * whoever needs the revision later can tell whether it still is the changelog's, and need not read
 * the changelog. Immutable.
 *
 * @param revision what the changelog said
 * @param inputs what it was read from
 */
public record RecordedRevision(Revision revision, ChangelogInputs inputs) {

  private static final String HEADER = "plumbline revision 4";
  private static final String DIGEST = "digest ";
  private static final String SERVICE = "service ";
  private static final String CHANGE_SET = "changeset ";
  private static final String OTHER = "other ";
  private static final String MUTABLE = "mutable";
  private static final String OPTIONAL = "optional";

  public RecordedRevision {
    Objects.requireNonNull(revision, "revision");
    Objects.requireNonNull(inputs, "inputs");
  }

  /** What is to be recorded of that reading. */
  public static RecordedRevision of(ChangelogReading reading) {
    return new RecordedRevision(reading.revision(), reading.inputs());
  }

  /**
   * Why the changelog would have to be read again, in words, for a log line; empty if it still says
   * what is recorded. Looks at everything that it was read from, and loads no class of Liquibase.
   */
  public Optional<String> change(Changelog changelog) {
    return inputs.change(changelog);
  }

  /** As text, with a digest of itself: the same for the same revision and inputs. */
  public String toText() {
    StringBuilder text = new StringBuilder(SERVICE).append(fields(revision.service()));
    for (ExpectedChangeSet changeSet : revision.changeSets()) {
      text.append('\n').append(CHANGE_SET).append(line(changeSet, revision));
    }
    revision.others().stream()
        .map(RecordedRevision::line)
        .sorted()
        .forEach(other -> text.append('\n').append(OTHER).append(other));
    text.append('\n').append(inputs.toText());
    return HEADER + '\n' + DIGEST + ContentDigest.of(text.toString()) + '\n' + text;
  }

  private static String line(ExpectedChangeSet changeSet, Revision revision) {
    return fields(
        changeSet.mutable() ? MUTABLE : "fixed",
        changeSet.optional() ? OPTIONAL : "needed",
        Objects.requireNonNullElse(changeSet.checksum(), ""),
        revision.olderChecksums().getOrDefault(changeSet.id(), ""),
        String.join(" ", changeSet.validChecksums()),
        changeSet.id().path(),
        changeSet.id().id(),
        changeSet.id().author());
  }

  private static String line(ChangeSetId id) {
    return fields(id.path(), id.id(), id.author());
  }

  private static String fields(String... fields) {
    return NoteText.write(List.of(List.of(fields)));
  }

  /**
   * Reads what {@link #toText} has written.
   *
   * @throws IllegalArgumentException if the text was written by something else or by another
   *     version, or if a part of it is missing or was edited
   */
  public static RecordedRevision parse(String text) {
    String[] parts = text.split("\n", 3);
    if (parts.length != 3
        || !parts[0].equals(HEADER)
        || !parts[1].equals(DIGEST + ContentDigest.of(parts[2]))) {
      throw new IllegalArgumentException("Not a recorded revision, as this version writes it");
    }
    List<String> lines = parts[2].lines().toList();
    List<ExpectedChangeSet> changeSets = new ArrayList<>();
    Map<ChangeSetId, String> olderChecksums = new HashMap<>();
    int next = 1;
    for (; next < lines.size() && lines.get(next).startsWith(CHANGE_SET); next++) {
      String[] fields = fields(lines.get(next).substring(CHANGE_SET.length()), 8);
      ExpectedChangeSet changeSet = changeSet(fields);
      changeSets.add(changeSet);
      if (!fields[3].isEmpty()) {
        olderChecksums.put(changeSet.id(), fields[3]);
      }
    }
    Set<ChangeSetId> others = new HashSet<>();
    for (; next < lines.size() && lines.get(next).startsWith(OTHER); next++) {
      others.add(id(fields(lines.get(next).substring(OTHER.length()), 3), 0));
    }
    String service = fields(lines.get(0).substring(SERVICE.length()), 1)[0];
    String inputs = String.join("\n", lines.subList(next, lines.size()));
    return new RecordedRevision(
        new Revision(service, changeSets, others, olderChecksums),
        ChangelogInputs.parse(inputs + '\n'));
  }

  private static ExpectedChangeSet changeSet(String[] fields) {
    @Nullable String checksum = fields[2].isEmpty() ? null : fields[2];
    return new ExpectedChangeSet(
        id(fields, 5),
        checksum,
        fields[0].equals(MUTABLE),
        fields[1].equals(OPTIONAL),
        fields[4].isEmpty() ? List.of() : List.of(fields[4].split(" ", -1)));
  }

  private static String[] fields(String line, int count) {
    return NoteText.read(line, count).get(0).toArray(String[]::new);
  }

  private static ChangeSetId id(String[] fields, int first) {
    return new ChangeSetId(fields[first], fields[first + 1], fields[first + 2]);
  }
}
