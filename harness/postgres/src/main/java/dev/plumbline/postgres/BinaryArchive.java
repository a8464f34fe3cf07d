package dev.plumbline.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;

/**
 * A packed PostgreSQL for one platform, inside a jar.
 *
 * @param version what it is
 * @param platform what it runs on
 * @param entry the {@code .txz} file inside its jar
 * @param source where it was found, for people
 */
record BinaryArchive(BinaryVersion version, Platform platform, URL entry, String source) {

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
