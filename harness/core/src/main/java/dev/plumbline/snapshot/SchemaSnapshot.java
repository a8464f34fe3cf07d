package dev.plumbline.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a build of a service needs of its database: the changeSets and the schema that they produce.
 *
 * <p>As text it is one fact a line in a stable order, so that a review shows what a migration does.
 * It sits in the service's main resources and so travels in its jar to the verifier, which needs no
 * Liquibase then. It does not depend on the version of PostgreSQL that it was written with.
 * Immutable.
 *
 * @param service the service's name
 * @param contexts Liquibase's contexts under which the changeSets were chosen, or {@code ""}
 * @param labelFilter Liquibase's label filter under which they were chosen, or {@code ""}
 * @param shape the digest of {@link dev.plumbline.catalog.Shape}, by which the verifier knows at a
 *     glance that a database is as this says; {@code ""} if it has to look closer
 * @param changeSets in the order in which they run
 * @param schema what they produce in an empty database
 * @param rewordings the expressions that look different in a database restored from a dump
 */
public record SchemaSnapshot(
    String service,
    String contexts,
    String labelFilter,
    String shape,
    List<RecordedChangeSet> changeSets,
    Schema schema,
    List<Rewording> rewordings) {

  private static final String FOLDER = "META-INF/plumbline/";

  public SchemaSnapshot {
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(contexts, "contexts");
    Objects.requireNonNull(labelFilter, "labelFilter");
    Objects.requireNonNull(shape, "shape");
    changeSets = List.copyOf(changeSets);
    Objects.requireNonNull(schema, "schema");
    rewordings = List.copyOf(rewordings);
  }

  /** Where the snapshot of a service is, on the class path or below a folder of resources. */
  public static String resource(String service) {
    return FOLDER + service + ".snapshot";
  }

  /**
   * The snapshot on the class path.
   *
   * @throws SnapshotNotFoundException if there is none; says how to write it
   * @throws SnapshotUnreadableException if it is damaged; says where
   */
  public static SchemaSnapshot ofService(String service) {
    ClassLoader own = SchemaSnapshot.class.getClassLoader();
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return find(service, context)
        .or(() -> find(service, own))
        .orElseThrow(
            () ->
                new SnapshotNotFoundException(
                    "There is no "
                        + resource(service)
                        + " on the class path, so nobody knows what this build of "
                        + service
                        + " needs. "
                        + SnapshotText.howToWrite(service)));
  }

  /**
   * The snapshot that a class loader sees, if there is one.
   *
   * @param loader or null for the system's
   * @throws SnapshotUnreadableException if it is damaged; says where
   */
  public static Optional<SchemaSnapshot> find(String service, @Nullable ClassLoader loader) {
    String resource = resource(service);
    URL url =
        loader == null ? ClassLoader.getSystemResource(resource) : loader.getResource(resource);
    if (url == null) {
      return Optional.empty();
    }
    try (InputStream in = url.openStream()) {
      return Optional.of(parse(new String(in.readAllBytes(), UTF_8), url.toString()));
    } catch (IOException e) {
      throw new SnapshotUnreadableException("Cannot read " + url + ": " + e.getMessage(), e);
    }
  }

  /**
   * The snapshot in a file.
   *
   * @throws SnapshotNotFoundException if there is no such file
   * @throws SnapshotUnreadableException if it is damaged; says where
   */
  public static SchemaSnapshot read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (NoSuchFileException e) {
      throw new SnapshotNotFoundException(
          "There is no schema snapshot " + file.toAbsolutePath() + ".");
    } catch (IOException e) {
      throw new SnapshotUnreadableException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The snapshot that a text holds.
   *
   * @param source where the text is from, for messages
   * @throws SnapshotUnreadableException if it is damaged, in conflict, or of a format that is not
   *     known here; names every line that is wrong
   */
  public static SchemaSnapshot parse(String text, String source) {
    return SnapshotText.parse(text, source);
  }

  /** The same, knowing how restored databases word their expressions. */
  public SchemaSnapshot withRewordings(List<Rewording> others) {
    return new SchemaSnapshot(service, contexts, labelFilter, shape, changeSets, schema, others);
  }

  /** As it is written to the file. */
  public String toText() {
    return SnapshotText.of(this);
  }
}
