package dev.plumbline.changelog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import liquibase.changelog.DatabaseChangeLog;
import org.jspecify.annotations.Nullable;

/**
 * Which changelog file includes which, from the root to the one that is being read. Liquibase
 * follows a circle until the stack is full.
 */
final class IncludeChain {

  /** Once is what it is; a parser may have looked at the file before. Twice more is a circle. */
  private static final int CIRCLE = 3;

  private static final StackWalker STACK = StackWalker.getInstance();

  private final NavigableMap<Long, String> chain = new TreeMap<>();
  private @Nullable String missing;

  /** A file includes itself, directly or through others. */
  static final class CircleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> files;

    CircleException(List<String> files) {
      super(String.join(" includes ", files));
      this.files = new ArrayList<>(files);
    }

    /** From the file that begins the circle to the same file again. */
    List<String> files() {
      return List.copyOf(files);
    }
  }

  /**
   * A changelog file is about to be read.
   *
   * @throws CircleException if it is read because of itself
   */
  void opens(String path) {
    if (!ChangelogLocator.isChangelogFile(path)) {
      return;
    }
    missing = null;
    long depth = depth();
    chain.tailMap(depth, true).clear();
    chain.put(depth, path);
    List<String> files = List.copyOf(chain.values());
    if (files.stream().filter(path::equals).count() >= CIRCLE) {
      int begin = files.indexOf(path);
      int end = begin + 1 + files.subList(begin + 1, files.size()).indexOf(path);
      throw new CircleException(files.subList(begin, end + 1));
    }
  }

  /** A changelog file was asked for that is not there. */
  void misses(String path) {
    if (ChangelogLocator.isChangelogFile(path)) {
      missing = path;
    }
  }

  /**
   * The file at which the reading ended: the one that is wrong, or that includes one that is not
   * there. Those that had been read to their end before are out of it.
   */
  Optional<String> endedAt(Throwable thrown) {
    long depth = 0;
    String said = "";
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      depth = Math.max(depth, depth(t.getStackTrace()));
      said += t.getMessage();
    }
    boolean isThere = missing == null || !said.contains(missing);
    return Optional.ofNullable(isThere ? chain.floorEntry(depth) : chain.lowerEntry(depth))
        .map(Map.Entry::getValue);
  }

  private static long depth() {
    return STACK.walk(
        frames ->
            frames.filter(frame -> isInclude(frame.getClassName(), frame.getMethodName())).count());
  }

  private static long depth(StackTraceElement[] trace) {
    return Arrays.stream(trace)
        .filter(frame -> isInclude(frame.getClassName(), frame.getMethodName()))
        .count();
  }

  private static boolean isInclude(String type, String method) {
    return type.equals(DatabaseChangeLog.class.getName()) && method.equals("include");
  }
}
