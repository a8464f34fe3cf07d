package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class BinaryCacheTest {

  private static final Platform PLATFORM = Platform.current();
  private static final int EXECUTABLE = 0755;
  private static final int PLAIN = 0644;

  private final Path folder;
  private final BinaryCache cache;

  BinaryCacheTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.cache =
        new BinaryCache(
            Files.createDirectory(folder.resolve("cache")), new Trust(JvmUser.current()));
  }

  /** What goes into an archive. */
  interface Content {
    void writeTo(TarArchiveOutputStream tar) throws IOException;
  }

  @Test
  void keepsExecutablesAndLinks() throws IOException {
    UnpackedArchive unpacked = cache.install(archive(folder, BinaryCacheTest::usual));
    assertThat(unpacked.installation().program("postgres")).isExecutable().hasContent("postgres");
    assertThat(Files.isExecutable(unpacked.folder().resolve("lib/libpq.so.5"))).isFalse();
    assertThat(Files.readSymbolicLink(unpacked.folder().resolve("lib/libpq.so")))
        .isEqualTo(Path.of("libpq.so.5"));
    assertThat(unpacked.isComplete()).isTrue();
    assertThat(unpacked.folder().getFileName()).hasToString("18.6.0-" + PLATFORM.name());
  }

  @Test
  void unpacksOnlyOnce() throws IOException {
    BinaryArchive archive = archive(folder, BinaryCacheTest::usual);
    Path witness = cache.install(archive).folder().resolve("witness");
    Files.createFile(witness);
    assertThat(cache.install(archive).folder().resolve("witness")).exists();
  }

  @Test
  void repairsWhatIsHalfUnpackedOrHasLostAProgram() throws IOException {
    BinaryArchive archive = archive(folder, BinaryCacheTest::usual);
    UnpackedArchive unpacked = cache.install(archive);
    Files.delete(unpacked.folder().resolve("complete"));
    Path partial =
        Files.createDirectory(
            cache.folder().resolve(unpacked.folder().getFileName() + ".partial-17"));
    assertThat(cache.install(archive).isComplete()).isTrue();
    assertThat(partial).doesNotExist();
    Files.delete(unpacked.installation().program("initdb"));
    assertThat(cache.install(archive).installation().program("initdb")).exists();
  }

  @Test
  void unpacksOnceForConcurrentCallers() throws Exception {
    BinaryArchive archive = archive(folder, BinaryCacheTest::usual);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<UnpackedArchive>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        all.add(threads.submit(() -> cache.install(archive)));
      }
      for (Future<UnpackedArchive> one : all) {
        assertThat(one.get().isComplete()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    try (Stream<Path> files = Files.list(cache.folder())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "18.6.0-" + PLATFORM.name(), "18.6.0-" + PLATFORM.name() + ".lock");
    }
  }

  @Test
  void unpacksOnceForConcurrentJvms() throws Exception {
    List<ChildJvm> children = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        Path place = Files.createDirectory(folder.resolve("child-" + i));
        children.add(
            ChildJvm.start(
                place,
                List.of(),
                System.getProperty("java.class.path"),
                List.of("-Dplumbline.cache=" + folder),
                "exit"));
      }
      StringBuilder output = new StringBuilder();
      for (ChildJvm child : children) {
        assertThat(child.awaitAnnouncement()).hasSize(4);
        child.awaitEnd();
        output.append(child.output());
      }
      assertThat(output).containsOnlyOnce("Unpacked PostgreSQL");
    } finally {
      for (ChildJvm child : children) {
        child.close();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "../escaped, ''",
    "bin/../../../escaped, ''",
    "lib/link, ../../escaped",
    "lib/link, /etc/passwd"
  })
  void letsNothingOutOfItsFolder(String name, String linkTarget) throws IOException {
    BinaryArchive archive =
        archive(
            folder,
            tar -> {
              usual(tar);
              if (linkTarget.isEmpty()) {
                file(tar, name, PLAIN);
              } else {
                link(tar, name, linkTarget);
              }
            });
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> cache.install(archive))
        .withMessageContaining("points out of its folder: " + name);
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(jarName(), "18.6.0-" + PLATFORM.name() + ".lock");
    }
  }

  @Test
  void leavesNothingOfAnArchiveThatIsDamaged() throws IOException {
    BinaryArchive good = archive(folder, BinaryCacheTest::usual);
    Path damaged = folder.resolve("damaged.txz");
    byte[] bytes = good.open().readAllBytes();
    Files.write(damaged, Arrays.copyOf(bytes, bytes.length / 2));
    BinaryArchive archive =
        new BinaryArchive(good.version(), PLATFORM, damaged.toUri().toURL(), "damaged");
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> cache.install(archive));
    assertThat(cache.holds(archive)).isFalse();
    assertThat(cache.install(good).isComplete()).isTrue();
  }

  /** As {@link LocalRepository} and the class path give it: the packed file within a jar. */
  static BinaryArchive archive(Path folder, Content content) throws IOException {
    Path jar = folder.resolve(jarName());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry(PLATFORM.resource()));
      pack(content, zip);
      zip.closeEntry();
    }
    return new BinaryArchive(
        BinaryVersion.parse("18.6.0").orElseThrow(),
        PLATFORM,
        URI.create("jar:" + jar.toUri() + "!/" + PLATFORM.resource()).toURL(),
        jar.toString());
  }

  private static String jarName() {
    return PLATFORM.artifact() + "-18.6.0.jar";
  }

  private static void pack(Content content, OutputStream target) throws IOException {
    XZOutputStream xz = new XZOutputStream(target, new LZMA2Options(0));
    TarArchiveOutputStream tar = new TarArchiveOutputStream(xz);
    content.writeTo(tar);
    tar.finish();
    xz.finish();
  }

  static void usual(TarArchiveOutputStream tar) throws IOException {
    file(tar, "bin/postgres", EXECUTABLE);
    file(tar, "bin/initdb", EXECUTABLE);
    link(tar, "lib/libpq.so", "libpq.so.5");
    file(tar, "lib/libpq.so.5", PLAIN);
  }

  private static void file(TarArchiveOutputStream tar, String name, int mode) throws IOException {
    byte[] text = name.substring(name.lastIndexOf('/') + 1).getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setMode(mode);
    entry.setSize(text.length);
    tar.putArchiveEntry(entry);
    tar.write(text);
    tar.closeArchiveEntry();
  }

  private static void link(TarArchiveOutputStream tar, String name, String target)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
    entry.setLinkName(target);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }
}
