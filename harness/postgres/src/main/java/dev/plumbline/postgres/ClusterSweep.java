package dev.plumbline.postgres;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Removes clusters of a place that nobody has used for long, and the least recently used beyond
 * what all of them may take. Those in use stay.
 *
 * @param place where they are
 * @param inMemory whether that is a tmpfs
 * @param limits how much may stay
 */
record ClusterSweep(Path place, boolean inMemory, ClusterLimits limits) {

  private static final System.Logger LOG = System.getLogger(ClusterSweep.class.getName());

  private static final Duration PAUSE = Duration.ofMinutes(10);

  /**
   * A cluster.
   *
   * @param folder its folder
   * @param lastUse when a server was started or stopped in it
   */
  private record Slot(Path folder, Instant lastUse) {}

  /** Does it once. What cannot be removed is logged and left for the next run. */
  void run() {
    try {
      List<Slot> slots = slots();
      Instant oldest = Instant.now().minus(limits.maxAge());
      List<Slot> left = new ArrayList<>();
      for (Slot slot : slots) {
        boolean removed =
            slot.lastUse.isBefore(oldest)
                && remove(slot, "not used since " + slot.lastUse + " (plumbline.clusters.max-age)");
        if (!removed) {
          left.add(slot);
        }
      }
      removeBeyondSize(left);
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "Could not look for old clusters in " + place, e);
    }
  }

  private void removeBeyondSize(List<Slot> slots) throws IOException {
    long limit = limits.maxBytes(inMemory, place.toFile().getTotalSpace());
    long used = place.toFile().getTotalSpace() - place.toFile().getFreeSpace();
    if (used <= limit || wereMeasuredJustNow()) {
      return;
    }
    long total = 0;
    List<Long> sizes = new ArrayList<>();
    for (Slot slot : slots) {
      sizes.add(size(slot.folder));
      total += sizes.get(sizes.size() - 1);
    }
    for (int i = 0; i < slots.size() && total > limit; i++) {
      String why =
          "clusters there take "
              + (total >> 20)
              + " MB where "
              + (limit >> 20)
              + " MB are allowed (plumbline.clusters.max-size)";
      if (remove(slots.get(i), why)) {
        total -= sizes.get(i);
      }
    }
  }

  /** Measuring is a look at every file: not each time if many JVMs start one after the other. */
  private boolean wereMeasuredJustNow() throws IOException {
    Path stamp = place.resolve("measured");
    if (limits.isChosen()) {
      return false;
    }
    if (Files.exists(stamp)
        && Files.getLastModifiedTime(stamp).toInstant().plus(PAUSE).isAfter(Instant.now())) {
      return true;
    }
    Files.write(stamp, new byte[0]);
    return false;
  }

  /** The least recently used first. */
  private List<Slot> slots() throws IOException {
    List<Slot> slots = new ArrayList<>();
    try (DirectoryStream<Path> locks =
        Files.newDirectoryStream(place.toRealPath(), Files::isDirectory)) {
      for (Path key : locks) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(key, "[0-9]*")) {
          for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
              slots.add(new Slot(folder, Files.getLastModifiedTime(folder).toInstant()));
            }
          }
        }
      }
    } catch (NoSuchFileException e) {
      LOG.log(System.Logger.Level.DEBUG, "Already removed by somebody else", e);
    }
    slots.sort(Comparator.comparing(Slot::lastUse));
    return slots;
  }

  private boolean remove(Slot slot, String why) {
    Path lockFile = slot.folder.resolveSibling(slot.folder.getFileName() + ClusterSlots.LOCK);
    try {
      Optional<FolderLock> lock = FolderLock.tryOnce(lockFile);
      if (lock.isEmpty()) {
        return false;
      }
      try (ServerFolder folder =
          new ServerFolder(slot.folder, ServerAccount.sameUser(), lock.get())) {
        if (isKept(folder)) {
          return false;
        }
        new FolderProcesses(slot.folder).stop();
        folder.delete();
      }
      LOG.log(System.Logger.Level.INFO, "Removed the cluster in {0}: {1}", slot.folder, why);
      return true;
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "Could not remove the old cluster " + slot.folder, e);
      return false;
    }
  }

  /** Somebody may be looking at it; but not for longer than was asked for. */
  private boolean isKept(ServerFolder folder) throws IOException {
    return Files.exists(folder.keep())
        && Files.getLastModifiedTime(folder.keep())
            .toInstant()
            .plus(limits.keep())
            .isAfter(Instant.now());
  }

  private static long size(Path folder) throws IOException {
    AtomicLong size = new AtomicLong();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            size.addAndGet(attributes.size());
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE; // vanished: its server is at work
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, @Nullable IOException failure) {
            return FileVisitResult.CONTINUE;
          }
        });
    return size.get();
  }
}
