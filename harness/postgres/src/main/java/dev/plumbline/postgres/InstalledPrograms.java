package dev.plumbline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's programs as this machine has them.
 *
 * @param folder what they are in
 * @param version which they are
 */
record InstalledPrograms(Path folder, BinaryVersion version) implements ServerPrograms {

  @Override
  public String name() {
    return version + "-installed-" + ClusterKey.digest(folder.toString());
  }

  /**
   * When programs or extensions were installed, updated or removed last: templates hold what an
   * extension's scripts made, and a later release of its library may want another.
   */
  @Override
  public String state() {
    return Stream.concat(Stream.of(folder), extensionFolders())
        .filter(Files::isDirectory)
        .map(InstalledPrograms::lastChange)
        .collect(Collectors.joining("\n"));
  }

  /** Where packages put extensions; what makes no difference here is missed nowhere but there. */
  private Stream<Path> extensionFolders() {
    Path root = Objects.requireNonNullElse(folder.getParent(), folder);
    return Stream.of(
            root.resolve("share"),
            root.resolve("share/postgresql"),
            Path.of("/usr/share/postgresql", Integer.toString(version.major())),
            Path.of("/usr/share/postgresql" + version.major()),
            Path.of("/usr/share/pgsql"))
        .map(share -> share.resolve("extension"));
  }

  private static String lastChange(Path folder) {
    try {
      return folder + " " + Files.getLastModifiedTime(folder);
    } catch (IOException e) {
      throw new ClusterException("Cannot tell when " + folder + " was changed: " + e, e);
    }
  }

  @Override
  public PostgresSource exactSource() {
    return new PostgresSource.Installed(folder.toString());
  }

  @Override
  public String description() {
    return "installed PostgreSQL "
        + version
        + " ("
        + folder
        + ", because the annotation or plumbline.postgres says \"installed\")";
  }

  @Override
  public Installation install(ServerAccount account, @Nullable Path cache, JvmUser user) {
    return new Installation(folder, version);
  }

  /** They are what the user names. */
  @Override
  public boolean vouchFor(Installation remembered, Trust trust) {
    return remembered.programs().equals(folder);
  }

  @Override
  public String toString() {
    return version + " (" + folder + ")";
  }
}
