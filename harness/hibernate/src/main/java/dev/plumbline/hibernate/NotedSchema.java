package dev.plumbline.hibernate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.schema.Schema;
import dev.plumbline.snapshot.SchemaSnapshot;
import dev.plumbline.snapshot.SnapshotUnreadableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A schema as text: what it came from as a digest, a space, then the schema as a snapshot would
 * have it, packed.
 *
 * @param origin SHA-256 of all that the schema depends on
 */
record NotedSchema(String origin) {

  private static final System.Logger LOG = System.getLogger(NotedSchema.class.getName());

  /** Snapshots are of a service. */
  private static final String SERVICE = "entities";

  /**
   * The form of a schema that depends on these texts and on the code that reads catalogs; empty if
   * nobody can tell which code that is.
   */
  static Optional<NotedSchema> of(List<String> origin) {
    return CodeDigest.ofCatalogReader()
        .map(
            code -> {
              MessageDigest digest = CodeDigest.sha256();
              digest.update(code.getBytes(UTF_8));
              for (String text : origin) {
                byte[] bytes = text.getBytes(UTF_8);
                digest.update((bytes.length + "\n").getBytes(UTF_8));
                digest.update(bytes);
              }
              return new NotedSchema(HexFormat.of().formatHex(digest.digest()));
            });
  }

  /** Empty if it would not be read as the same. */
  Optional<String> write(Schema schema) {
    String note = origin + " " + packed(schema);
    return read(note).filter(schema::equals).map(same -> note);
  }

  private static String packed(Schema schema) {
    String text = new SchemaSnapshot(SERVICE, "", "", "", List.of(), schema, List.of()).toText();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot be written to", e);
    }
    return Base64.getEncoder().withoutPadding().encodeToString(packed.toByteArray());
  }

  /** Empty if it is of another origin, or damaged. */
  Optional<Schema> read(String note) {
    if (!note.startsWith(origin + " ")) {
      return Optional.empty();
    }
    try (GZIPInputStream in =
        new GZIPInputStream(
            new ByteArrayInputStream(
                Base64.getDecoder().decode(note.substring(origin.length() + 1))))) {
      String text = new String(in.readAllBytes(), UTF_8);
      return Optional.of(SchemaSnapshot.parse(text, "the note").schema());
    } catch (IOException | IllegalArgumentException | SnapshotUnreadableException e) {
      LOG.log(System.Logger.Level.DEBUG, "Ignoring the cached schema; asking Hibernate again", e);
      return Optional.empty();
    }
  }
}
