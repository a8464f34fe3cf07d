package dev.plumbline.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.hibernate.CodeDigest;
import dev.plumbline.postgres.ClusterException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Something about a service that is the same as long as what it was made from is the same. It is
 * noted on the service's template: the digest of its origin, a space, then its text, packed.
 *
 * @param home where the template is
 * @param name of the note
 * @param origin digest of all that it depends on, beside the template itself
 */
record PackedNote(ServiceHome home, String name, String origin) {

  private static final System.Logger LOG = System.getLogger(PackedNote.class.getName());

  /**
   * The note of what Plumbline's own code makes of these texts; empty if nobody can tell which code
   * that is.
   *
   * @param code classes, each for the jar that it is in
   */
  static Optional<PackedNote> of(
      ServiceHome home, String name, List<Class<?>> code, List<String> origin) {
    return CodeDigest.of(code, origin).map(digest -> new PackedNote(home, name, digest));
  }

  /**
   * What is noted; otherwise what is made now, which is noted for the next run. A note that is
   * damaged is none.
   *
   * @param parse may throw an IllegalArgumentException
   */
  <T> T recallOr(Supplier<T> make, Function<String, T> parse, Function<T, String> write) {
    return recall(parse)
        .orElseGet(
            () -> {
              T made = make.get();
              keep(write.apply(made));
              return made;
            });
  }

  private <T> Optional<T> recall(Function<String, T> parse) {
    String note = home.template().notes().get(name);
    if (note == null || !note.startsWith(origin + " ")) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse.apply(unpacked(note.substring(origin.length() + 1))));
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(
          System.Logger.Level.DEBUG, "Ignoring the cached \"" + name + "\"; creating it again", e);
      return Optional.empty();
    }
  }

  private void keep(String text) {
    try {
      home.cluster().templates().note(home.template(), name, origin + " " + packed(text));
    } catch (ClusterException e) {
      LOG.log(System.Logger.Level.DEBUG, "\"" + name + "\" cannot be cached", e);
    }
  }

  private static String packed(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot be written to", e);
    }
    return Base64.getEncoder().withoutPadding().encodeToString(packed.toByteArray());
  }

  private static String unpacked(String packed) throws IOException {
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
