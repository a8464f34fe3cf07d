package dev.plumbline.migrator;

import java.util.List;

/**
 * What became of a database that was emptied.
 *
 * @param tables how many there were
 * @param kept what stays because it belongs to another role, such as an extension
 */
public record Cleared(int tables, List<String> kept) {

  public Cleared {
    kept = List.copyOf(kept);
  }
}
