package dev.plumbline.changelog;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** How far a word is from the one that was probably meant, for messages. */
public final class Spelling {

  private Spelling() {}

  /**
   * How many letters have to be added, removed, replaced or swapped with their neighbour; upper and
   * lower case, {@code -} and {@code _} apart.
   */
  static int distance(String one, String other) {
    String a = folded(one);
    String b = folded(other);
    int[][] distances = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        distances[i][j] = i == 0 || j == 0 ? i + j : nearest(distances, a, i, b, j);
      }
    }
    return distances[a.length()][b.length()];
  }

  private static int nearest(int[][] distances, String a, int i, String b, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int replaced = distances[i - 1][j - 1] + (same ? 0 : 1);
    int moved = Math.min(distances[i - 1][j], distances[i][j - 1]) + 1;
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return Math.min(
        Math.min(replaced, moved), swapped ? distances[i - 2][j - 2] + 1 : Integer.MAX_VALUE);
  }

  /**
   * The candidate that was probably meant: at most a third of its letters differ, or it is part.
   */
  public static Optional<String> closest(String word, Collection<String> candidates) {
    return candidates.stream()
        .filter(candidate -> isClose(word, candidate))
        .min(
            Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static boolean isClose(String word, String candidate) {
    String a = folded(word);
    String b = folded(candidate);
    return a.contains(b) || b.contains(a) || distance(a, b) <= Math.max(1, b.length() / 3);
  }

  private static String folded(String word) {
    return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }
}
