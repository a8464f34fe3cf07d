package dev.plumbline.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A local Maven repository.
 *
 * @param folder its root
 */
record LocalRepository(Path folder) {

  /** A jar in a repository's layout tells where that repository is, wherever it is. */
  static Optional<LocalRepository> holding(URL entry, Platform platform) {
    Pattern layout =
        Pattern.compile(
            "jar:(file:.*/)"
                + Pattern.quote(Platform.GROUP.replace('.', '/') + "/" + platform.artifact())
                + "/[^/]+/[^/]+\\.jar!/.*");
    Matcher matcher = layout.matcher(entry.toString());
    return matcher.matches()
        ? Optional.of(new LocalRepository(Path.of(URI.create(matcher.group(1)))))
        : Optional.empty();
  }

  /** The binaries that it holds for a platform, of every version. */
  List<BinaryArchive> archives(Platform platform) {
    Path versions = folder.resolve(Platform.GROUP.replace('.', '/')).resolve(platform.artifact());
    if (!Files.isDirectory(versions)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(versions)) {
      return folders.flatMap(version -> archive(version, platform).stream()).toList();
    } catch (IOException e) {
      throw new ClusterException("Cannot look for PostgreSQL binaries in " + versions, e);
    }
  }

  private static Optional<BinaryArchive> archive(Path versionFolder, Platform platform) {
    String artifactVersion = String.valueOf(versionFolder.getFileName());
    Path jar = versionFolder.resolve(platform.artifact() + "-" + artifactVersion + ".jar");
    return BinaryVersion.parse(artifactVersion)
        .filter(version -> Files.isRegularFile(jar))
        .map(version -> new BinaryArchive(version, platform, entry(jar, platform), jar.toString()));
  }

  private static URL entry(Path jar, Platform platform) {
    try {
      return URI.create("jar:" + jar.toUri() + "!/" + platform.resource()).toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
