package dev.plumbline.postgres;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL binaries within reach.
 *
 * @param platform what they must run on
 * @param onClassPath those on the class path
 * @param repositories local Maven repositories, searched only if need be
 */
record BinaryArchives(
    Platform platform, List<BinaryArchive> onClassPath, List<LocalRepository> repositories) {

  private static final System.Logger LOG = System.getLogger(BinaryArchives.class.getName());

  /** The newest of each major version that was published when this was written. */
  static final List<String> PUBLISHED =
      List.of("18.6.0", "17.11.0", "16.15.0", "15.19.0", "14.20.0");

  /** The oldest major version whose catalogs Plumbline reads. */
  static final int OLDEST = 14;

  /** Looks on the class path; notes these repositories and those that the class path is from. */
  static BinaryArchives search(Platform platform, List<Path> repositories) {
    List<BinaryArchive> onClassPath = new ArrayList<>();
    List<LocalRepository> searched = new ArrayList<>();
    for (Path folder : repositories) {
      searched.add(new LocalRepository(folder));
    }
    for (URL entry : copies(platform.resource())) {
      onClassPath(entry, platform).ifPresent(onClassPath::add);
      LocalRepository.holding(entry, platform).ifPresent(searched::add);
    }
    return new BinaryArchives(platform, List.copyOf(onClassPath), List.copyOf(searched));
  }

  private List<BinaryArchive> inRepositories() {
    return repositories.stream()
        .distinct()
        .flatMap(repository -> repository.archives(platform).stream())
        .toList();
  }

  /**
   * The newest that answers, from the class path if there is one.
   *
   * @throws ClusterException if there is none
   */
  BinaryArchive find(String wanted) {
    if (isTooOld(wanted)) {
      throw new ClusterException(
          "No binaries of PostgreSQL "
              + wanted
              + " for "
              + platform.name()
              + ": "
              + OLDEST
              + " is the oldest that Plumbline knows.\n  what to do  ask for one of "
              + OLDEST
              + " to "
              + newestPublished().major()
              + ", as production has, or for \"\", the newest on the class path");
    }
    return newest(onClassPath, wanted)
        .or(() -> newest(inRepositories(), wanted))
        .orElseThrow(() -> new ClusterException(missing(wanted)));
  }

  private static Optional<BinaryArchive> newest(List<BinaryArchive> archives, String wanted) {
    // On the path of every start, where each lambda costs half a millisecond.
    @Nullable BinaryArchive newest = null;
    for (BinaryArchive archive : archives) {
      if (archive.version().answers(wanted)
          && archive.version().major() >= OLDEST
          && (newest == null || archive.version().compareTo(newest.version()) > 0)) {
        newest = archive;
      }
    }
    return Optional.ofNullable(newest);
  }

  private String missing(String wanted) {
    String artifact = Platform.GROUP + ":" + platform.artifact() + ":" + closest(wanted);
    return """
    No binaries of PostgreSQL%s for %s.
      looked for  %s on the class path, and %s:%s in %s
      found       %s
      what to do  ask for a version that was found; or add a test dependency on
                    %s
                  or fetch it once, which is enough too:
                    mvn dependency:get -Dartifact=%s -Dtransitive=false
                  Published, among others: %s.%s\
    """
        .formatted(
            wanted.isEmpty() ? "" : " " + wanted,
            platform.name(),
            platform.resource(),
            Platform.GROUP,
            platform.artifact(),
            repositories.stream()
                .distinct()
                .map(repository -> repository.folder().toString())
                .collect(Collectors.joining(", ")),
            found(),
            artifact,
            artifact,
            String.join(", ", PUBLISHED),
            isTooNew(wanted)
                ? "\n                      None of them is "
                    + wanted
                    + ": this Plumbline knows "
                    + OLDEST
                    + " to "
                    + newestPublished().major()
                    + "."
                : "");
  }

  private static boolean isTooNew(String wanted) {
    return !wanted.isEmpty() && major(wanted) > newestPublished().major();
  }

  private static boolean isTooOld(String wanted) {
    return !wanted.isEmpty() && major(wanted) < OLDEST;
  }

  private static int major(String version) {
    return Integer.parseInt(version.replaceFirst("\\..*", ""));
  }

  private static BinaryVersion newestPublished() {
    return BinaryVersion.parse(PUBLISHED.get(0)).orElseThrow();
  }

  private static String closest(String wanted) {
    String major = wanted.replaceFirst("\\..*", "") + ".";
    return PUBLISHED.stream()
        .filter(version -> version.startsWith(major))
        .findFirst()
        .orElse(PUBLISHED.get(0));
  }

  private String found() {
    String list =
        Stream.concat(onClassPath.stream(), inRepositories().stream())
            .sorted(Comparator.comparing(BinaryArchive::version).reversed())
            .map(BinaryArchive::toString)
            .distinct()
            .collect(Collectors.joining("\n              "));
    return list.isEmpty() ? "none of any version" : list;
  }

  private static Optional<BinaryArchive> onClassPath(URL entry, Platform platform) {
    Pattern jar =
        Pattern.compile("(.*/" + Pattern.quote(platform.artifact()) + "-([^/!]+)\\.jar)!/.*");
    Matcher matcher = jar.matcher(entry.toString());
    Optional<BinaryVersion> version =
        matcher.matches() ? BinaryVersion.parse(matcher.group(2)) : Optional.empty();
    if (version.isEmpty()) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Ignoring {0}: no version in its name; expected a jar {1}-VERSION.jar",
          entry,
          platform.artifact());
    }
    return version.map(
        found ->
            new BinaryArchive(
                found, platform, entry, matcher.group(1).replaceFirst("^jar:file:", "")));
  }

  private static List<URL> copies(String resource) {
    try {
      @Nullable ClassLoader context = Thread.currentThread().getContextClassLoader();
      List<URL> found =
          context == null ? List.of() : Collections.list(context.getResources(resource));
      return found.isEmpty()
          ? Collections.list(ownLoader().getResources(resource))
          : found.stream().distinct().toList();
    } catch (IOException e) {
      throw new ClusterException("Cannot look for " + resource + " on the class path", e);
    }
  }

  private static ClassLoader ownLoader() {
    ClassLoader loader = BinaryArchives.class.getClassLoader();
    return loader == null ? ClassLoader.getSystemClassLoader() : loader;
  }
}
