package dev.plumbline.changelog;

import java.util.ArrayList;
import java.util.List;

/** Remarks, broken into lines that fit a page. */
final class Wrapped {

  private static final int WIDTH = 92;

  private Wrapped() {}

  /** Every remark begins a line; its own continue with two blanks. */
  static List<String> lines(List<String> remarks) {
    List<String> lines = new ArrayList<>();
    for (String remark : remarks) {
      StringBuilder line = new StringBuilder();
      for (String word : remark.split("\\s+", -1)) {
        if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
          lines.add(line.toString());
          line.setLength(0);
          line.append("  ").append(word);
        } else {
          line.append(line.isEmpty() ? "" : " ").append(word);
        }
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
