package dev.plumbline.hibernate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.catalog.CatalogReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which code it is that reads catalogs: SHA-256 of the jar, or of every file of the folder of
 * classes, computed once in a JVM. A version number would not tell one snapshot build from another.
 */
final class CodeDigest {

  private static final System.Logger LOG = System.getLogger(CodeDigest.class.getName());

  private static final Optional<String> CATALOG_READER = of(CatalogReader.class);

  private CodeDigest() {}

  /** Empty if its class loader does not say where it is from, or from nowhere on a disk. */
  static Optional<String> ofCatalogReader() {
    return CATALOG_READER;
  }

  private static Optional<String> of(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(Path.of(source.getLocation().toURI())));
    } catch (IOException
        | UncheckedIOException
        | URISyntaxException
        | IllegalArgumentException
        | FileSystemNotFoundException e) {
      LOG.log(System.Logger.Level.DEBUG, "Cannot read the code in " + source.getLocation(), e);
      return Optional.empty();
    }
  }

  private static String of(Path code) throws IOException {
    MessageDigest digest = sha256();
    try (Stream<Path> tree = Files.walk(code)) {
      List<Path> files = tree.filter(Files::isRegularFile).sorted().toList();
      for (Path file : files) {
        byte[] bytes = Files.readAllBytes(file);
        digest.update((code.relativize(file) + "\n" + bytes.length + "\n").getBytes(UTF_8));
        digest.update(bytes);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
