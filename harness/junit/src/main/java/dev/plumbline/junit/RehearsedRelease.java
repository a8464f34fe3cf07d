package dev.plumbline.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.comparison.SchemaComparison;
import dev.plumbline.finding.Findings;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.safety.SafetyRehearsal;
import dev.plumbline.safety.TableSizes;
import dev.plumbline.snapshot.SchemaSnapshot;
import dev.plumbline.verification.ChangeSetId;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * The new changeSets of a service, rehearsed with what its team says about rows: {@code
 * plumbline/<service>.rows.sql} and {@code plumbline/<service>.sizes} on the class path.
 *
 * @param service whose they are
 * @param sizes of tables in production, as text
 * @param rows SQL that inserts rows of its own
 */
record RehearsedRelease(ServiceUnderTest service, String sizes, String rows) {

  private static final System.Logger LOG = System.getLogger(RehearsedRelease.class.getName());

  private static final String NOTE = "safety";

  /**
   * @throws ExtensionConfigurationException if one of the files cannot be read
   */
  static RehearsedRelease of(ServiceUnderTest service) {
    String name = "plumbline/" + service.specification().service();
    return new RehearsedRelease(service, text(name + ".sizes"), text(name + ".rows.sql"));
  }

  private static String text(String resource) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (@Nullable InputStream content = loader.getResourceAsStream(resource)) {
      return content == null ? "" : new String(content.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new ExtensionConfigurationException(resource + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * What was seen.
   *
   * @param findings about the new changeSets
   * @param compatibility what breaks for the release before; null if its schema is not what the
   *     changeSets that it shares with this one make, so that its statements could not be tried
   */
  record Seen(Findings findings, @Nullable Findings compatibility) {}

  /**
   * What is known from an earlier run, if nothing has changed; otherwise what is seen now.
   *
   * @param released changeSets of the release before
   * @param needed the schema that it was made for, if it is known
   */
  Seen seen(Set<ChangeSetId> released, Optional<SchemaSnapshot> needed) {
    List<String> origin = new ArrayList<>();
    origin.add(sizes);
    origin.add(rows);
    origin.add(needed.map(SchemaSnapshot::toText).orElse(""));
    released.stream().map(ChangeSetId::toString).sorted().forEach(origin::add);
    Supplier<Seen> rehearsed = () -> rehearsed(released, needed);
    return service
        .note(NOTE, List.of(SafetyRehearsal.class, CatalogReader.class, Migrator.class), origin)
        .map(
            note ->
                note.recallOr(rehearsed, RehearsedReleaseText::parse, RehearsedReleaseText::write))
        .orElseGet(rehearsed);
  }

  private Seen rehearsed(Set<ChangeSetId> released, Optional<SchemaSnapshot> needed) {
    try (RehearsalDatabases databases = service.rehearsalDatabases("safety")) {
      SafetyRehearsal rehearsal =
          new SafetyRehearsal(service.changelog(), databases).with(parsedSizes());
      SafetyRehearsal.Result result =
          (rows.isBlank() ? rehearsal : rehearsal.withRows(rows)).of(released);
      if (!result.changeSets().isEmpty()) {
        LOG.log(
            System.Logger.Level.INFO,
            "{0}: new changeSets rehearsed on rows: {1}{2}",
            service.specification().service(),
            result.changeSets().size(),
            result.unfilled().isEmpty()
                ? ""
                : ". Without rows: " + String.join("; ", result.unfilled()));
      }
      boolean same =
          needed.stream()
              .anyMatch(
                  snapshot ->
                      SchemaComparison.compare(snapshot.schema(), result.before()).isEmpty());
      return new Seen(result.findings(), same ? result.compatibility() : null);
    }
  }

  private TableSizes parsedSizes() {
    try {
      return TableSizes.parse(sizes);
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException(
          "plumbline/" + service.specification().service() + ".sizes: " + e.getMessage(), e);
    }
  }
}
