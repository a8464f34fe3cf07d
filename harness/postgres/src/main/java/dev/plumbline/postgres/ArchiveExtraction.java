package dev.plumbline.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The unpacking of one archive into an empty folder, which nothing in it can leave. */
final class ArchiveExtraction {

  private static final int EXECUTABLE_BITS = 0111;

  private final Path target;

  /** Made last, so that no file is written through a link. */
  private final Map<Path, Path> links = new LinkedHashMap<>();

  private ArchiveExtraction(Path target) {
    this.target = target.toAbsolutePath().normalize();
  }

  /** Unpacks a {@code .txz}. Everybody may read the files; executables stay executable. */
  static void extract(InputStream txz, Path target) throws IOException {
    ArchiveExtraction extraction = new ArchiveExtraction(target);
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(txz)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        extraction.add(entry, tar);
      }
    }
    for (Map.Entry<Path, Path> link : extraction.links.entrySet()) {
      Files.createSymbolicLink(link.getKey(), link.getValue());
    }
  }

  private void add(TarArchiveEntry entry, InputStream content) throws IOException {
    Path file = inside(target.resolve(entry.getName()), entry);
    if (entry.isDirectory()) {
      createFolders(file);
    } else if (entry.isSymbolicLink()) {
      createFolders(parent(file));
      inside(parent(file).resolve(entry.getLinkName()), entry);
      links.put(file, Path.of(entry.getLinkName()));
    } else if (entry.isFile() && !entry.isLink()) {
      createFolders(parent(file));
      Files.copy(content, file);
      boolean executable = (entry.getMode() & EXECUTABLE_BITS) != 0;
      Files.setPosixFilePermissions(
          file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    } else {
      throw new IOException(
          "Neither file, folder nor symbolic link in the archive: " + entry.getName());
    }
  }

  private Path inside(Path path, TarArchiveEntry entry) throws IOException {
    Path normal = path.normalize();
    if (!normal.startsWith(target)) {
      throw new IOException("An archive's entry points out of its folder: " + entry.getName());
    }
    return normal;
  }

  private void createFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      createFolders(parent(folder));
      Files.createDirectory(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static Path parent(Path path) throws IOException {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IOException("Not a place for a file: " + path);
    }
    return parent;
  }
}
