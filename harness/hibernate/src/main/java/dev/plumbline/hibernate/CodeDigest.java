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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Which code it is that makes something: SHA-256 of the jar, or of every file of the folder of
 * classes, computed once in a JVM. A version number would not tell one snapshot build from another.
 * Safe for use by several threads.
 */
public final class CodeDigest {

  private static final System.Logger LOG = System.getLogger(CodeDigest.class.getName());

  private static final Map<Class<?>, Optional<String>> KNOWN = new ConcurrentHashMap<>();

  private CodeDigest() {}

  /** Empty if its class loader does not say where it is from, or from nowhere on a disk. */
  static Optional<String> ofCatalogReader() {
    return KNOWN.computeIfAbsent(CatalogReader.class, CodeDigest::read);
  }

  /**
   * The digest of what that code makes of these texts; empty if a class loader does not say where
   * its code is from, or it is from nowhere on a disk.
   *
   * @param code classes, each for the jar or folder that it is in
   */
  public static Optional<String> of(List<Class<?>> code, List<String> texts) {
    MessageDigest digest = sha256();
    for (Class<?> type : code) {
      Optional<String> known = KNOWN.computeIfAbsent(type, CodeDigest::read);
      if (known.isEmpty()) {
        return Optional.empty();
      }
      digest.update(known.get().getBytes(UTF_8));
    }
    for (String text : texts) {
      byte[] bytes = text.getBytes(UTF_8);
      digest.update((bytes.length + "\n").getBytes(UTF_8));
      digest.update(bytes);
    }
    return Optional.of(HexFormat.of().formatHex(digest.digest()));
  }

  private static Optional<String> read(Class<?> type) {
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
