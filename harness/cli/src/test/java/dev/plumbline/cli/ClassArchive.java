package dev.plumbline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The jar's classes, parsed and verified, for all JVMs that tests start: each of them is ready a
 * third sooner. Made once for each jar, by a process that runs the whole way of a migration.
 */
final class ClassArchive {

  /** Starts a command with JVM options of its own. */
  interface Start {
    PlumblineJar.Result run(List<String> options) throws IOException, InterruptedException;
  }

  private ClassArchive() {}

  /** The JVM's options for using it; none where this JVM cannot make one. */
  static List<String> options(Path jar, Start migration) {
    // another JVM would complain about it on standard output
    Path archive = jar.resolveSibling("plumbline-" + Runtime.version() + ".jsa");
    try (FileChannel channel =
            FileChannel.open(
                jar.resolveSibling("plumbline.jsa.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        // so does another fork of the tests
        var lock = channel.lock()) {
      if (!isOf(jar, archive)) {
        Path unfinished = jar.resolveSibling("plumbline.jsa.unfinished");
        Files.deleteIfExists(unfinished);
        migration.run(List.of("-XX:ArchiveClassesAtExit=" + unfinished));
        if (!Files.exists(unfinished)) {
          return List.of();
        }
        Files.move(unfinished, archive, StandardCopyOption.REPLACE_EXISTING);
      }
      return List.of("-XX:SharedArchiveFile=" + archive);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while classes were archived", e);
    }
  }

  private static boolean isOf(Path jar, Path archive) throws IOException {
    return Files.exists(archive)
        && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) > 0;
  }
}
