package dev.plumbline.archunit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds configuration files in folders and jars. */
final class ConfigurationSearch {

  private static final Pattern NAME =
      Pattern.compile(
          "(?:(?:config/)?(?:config/[^/]+/)?(?:application|bootstrap)(?:-(?<profile>[^/]+))?"
              + "\\.(?:properties|yml|yaml)|hibernate\\.properties|META-INF/persistence\\.xml)");

  /** {@code config/*}/application.yml. */
  private static final int DEPTH = 3;

  private final Set<String> otherProfiles;
  private final List<ConfigurationFile> found = new ArrayList<>();

  ConfigurationSearch(Set<String> otherProfiles) {
    this.otherProfiles = otherProfiles;
  }

  List<ConfigurationFile> found() {
    return found;
  }

  /**
   * Looks into a folder or a jar, or takes a file as it is.
   *
   * @throws IllegalArgumentException if there is nothing
   */
  void add(Path place) {
    try {
      if (Files.isDirectory(place)) {
        addFolder(place, place.toString());
      } else if (place.toString().endsWith(".jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
          addFolder(jar.getPath("/"), place + "!");
        }
      } else if (Files.isRegularFile(place)) {
        found.add(SettingsReader.read(place, place.toString(), otherProfiles));
      } else {
        throw new IllegalArgumentException(
            "There is no configuration at "
                + place.toAbsolutePath()
                + ": name a file or a folder; relative paths begin where the tests run");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The configuration in " + place + " cannot be looked for", e);
    }
  }

  private void addFolder(Path folder, String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        Matcher known = NAME.matcher(path);
        if (known.matches() && !isOfOtherProfile(known.group("profile"))) {
          found.add(SettingsReader.read(file, name + "/" + path, otherProfiles));
        }
      }
    }
  }

  private boolean isOfOtherProfile(String profile) {
    return profile != null && otherProfiles.contains(profile);
  }
}
