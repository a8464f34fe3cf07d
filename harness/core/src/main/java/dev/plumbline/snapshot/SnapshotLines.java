package dev.plumbline.snapshot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The lines of a snapshot as a tree: what is indented belongs to the line above. */
final class SnapshotLines {

  private final Problems problems;
  private final Deque<Line> open = new ArrayDeque<>();

  private SnapshotLines(Problems problems) {
    this.problems = problems;
  }

  /**
   * A line.
   *
   * @param number of the line in the file, from 1
   * @param depth of its indentation
   * @param words as written, without the first
   * @param below lines that belong to it
   * @param block lines of text that belong to it
   */
  record Line(
      int number,
      int depth,
      String keyword,
      List<String> words,
      List<Line> below,
      List<String> block) {}

  /** What is wrong, line by line. */
  interface Problems {
    void add(int line, String problem);
  }

  static List<Line> of(String text, Problems problems) {
    SnapshotLines lines = new SnapshotLines(problems);
    Line root = new Line(0, -1, "", List.of(), new ArrayList<>(), List.of());
    lines.open.push(root);
    int number = 0;
    for (String line : text.lines().toList()) {
      lines.add(line, ++number);
    }
    return root.below();
  }

  private void add(String text, int number) {
    String line = text.stripLeading();
    if (line.isBlank() || text.startsWith("#")) {
      return;
    }
    int indent = text.length() - line.length();
    if (line.startsWith("|")) {
      open.getFirst().block().add(line.startsWith("| ") ? line.substring(2) : line.substring(1));
      return;
    }
    int depth = indent / SnapshotText.INDENT.length();
    while (open.getFirst().depth() >= depth) {
      open.pop();
    }
    if (indent % SnapshotText.INDENT.length() != 0 || depth != open.getFirst().depth() + 1) {
      problems.add(number, "is not indented as the lines around it");
      return;
    }
    try {
      List<String> words = Token.split(line);
      Line added =
          new Line(
              number,
              depth,
              words.get(0),
              new ArrayList<>(words.subList(1, words.size())),
              new ArrayList<>(),
              new ArrayList<>());
      open.getFirst().below().add(added);
      open.push(added);
    } catch (IllegalArgumentException e) {
      problems.add(number, String.valueOf(e.getMessage()));
    }
  }
}
