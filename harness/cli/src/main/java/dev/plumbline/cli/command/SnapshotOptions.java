package dev.plumbline.cli.command;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.cli.fleet.Target;
import dev.plumbline.cli.settings.Setting;
import dev.plumbline.cli.settings.Settings;
import dev.plumbline.cli.settings.UsageException;
import dev.plumbline.snapshot.SchemaSnapshot;
import dev.plumbline.snapshot.SnapshotNotFoundException;
import dev.plumbline.snapshot.SnapshotUnreadableException;
import dev.plumbline.verification.Revision;
import dev.plumbline.verification.Verifier;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The schema snapshot by which a service's database is judged. */
public final class SnapshotOptions {

  private static final System.Logger LOG = System.getLogger(SnapshotOptions.class.getName());

  @Option(
      names = "--snapshot",
      paramLabel = "<file>",
      description =
          "The service's schema snapshot; with one given, the changelog is not read. Default:"
              + " META-INF/plumbline/<service>.snapshot on the search path, or"
              + " <service>.snapshot beside the changelog. Without a snapshot, the schema is not"
              + " checked.")
  private @Nullable String snapshot;

  boolean isGiven(String service, Settings settings) {
    return given(service, settings).isPresent();
  }

  private Optional<Setting> given(String service, Settings settings) {
    return settings.find("--snapshot", snapshot, service);
  }

  /**
   * The verifier that services use when they start.
   *
   * @throws UsageException if the snapshot cannot be read
   */
  Verifier verifier(Target target) {
    Verifier verifier;
    try {
      verifier =
          given(target.service(), target.settings())
              .map(
                  setting ->
                      Verifier.of(
                          SchemaSnapshot.read(
                              target.settings().environment().file(setting.value()))))
              .orElseGet(() -> conventional(target));
    } catch (SnapshotNotFoundException | SnapshotUnreadableException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    return Verifier.reasonToSkip(
            target.settings().environment().get(Verifier.SKIP_VARIABLE).orElse(null))
        .map(verifier::skippedBecause)
        .orElse(verifier);
  }

  /**
   * The same verifier, for this database: it knows the checksums that depend on the database, too,
   * if the changelog is there to ask.
   */
  Verifier exact(Verifier verifier, Target target, Connection connection) {
    return given(target.service(), target.settings()).isPresent()
            || Target.isKnownExactly(verifier.revision())
        ? verifier
        : verifier.needing(target.migrator().revision(connection));
  }

  /** The changelog says which changeSets there are; a snapshot of others is of another build. */
  private static Verifier conventional(Target target) {
    Revision revision = target.revision();
    Optional<SchemaSnapshot> found = find(target.changelog());
    if (found.isEmpty()) {
      return new Verifier(revision);
    }
    if (Revision.of(found.get()).changeSets().equals(revision.changeSets())) {
      return Verifier.of(found.get()).needing(revision);
    }
    LOG.log(
        System.Logger.Level.WARNING,
        target.service()
            + ": its schema snapshot was not made from this changelog with these contexts and"
            + " labels. Only the revision is verified. Update the snapshot"
            + " (-Dplumbline.update-snapshots=true).");
    return new Verifier(revision);
  }

  private static Optional<SchemaSnapshot> find(Changelog changelog) {
    String beside = changelog.path().replaceFirst("[^/]*$", "") + changelog.service() + ".snapshot";
    try {
      return Stream.of(SchemaSnapshot.resource(changelog.service()), beside)
          .flatMap(
              path ->
                  changelog.searchPath().text(path).stream()
                      .map(text -> SchemaSnapshot.parse(text, path)))
          .findFirst();
    } catch (UncheckedIOException e) {
      throw new UsageException(e.getMessage() + ": " + e.getCause());
    }
  }
}
