package dev.plumbline.postgres;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the user may say about templates.
 *
 * @param rebuild whether those that are there when a family is first asked for are of no use
 * @param max how many a cluster keeps
 */
record TemplateSettings(boolean rebuild, int max) {

  /** A template of a service takes about 10 MB: these are 640 MB. */
  private static final int DEFAULT_MAX = 64;

  /** Branches that somebody switches between, each with its changelog. */
  private static final int MAX_PER_FAMILY = 5;

  /**
   * Reads {@code plumbline.templates} and {@code plumbline.templates.max}.
   *
   * @throws IllegalArgumentException if one has a value that cannot be used
   */
  static TemplateSettings of(UserSettings settings) {
    return new TemplateSettings(
        settings.find("plumbline.templates").filter(TemplateSettings::isRebuild).isPresent(),
        settings.find("plumbline.templates.max").map(TemplateSettings::max).orElse(DEFAULT_MAX));
  }

  /**
   * Which templates are too many.
   *
   * @param lastUsedFirst all of the cluster
   * @param inUse those that this JVM clones, which stay in any case
   */
  List<DatabaseName> surplus(List<TemplateCatalog.Entry> lastUsedFirst, Set<String> inUse) {
    List<DatabaseName> surplus = new ArrayList<>();
    Map<String, Integer> kept = new HashMap<>();
    lastUsedFirst.stream()
        .filter(entry -> inUse.contains(entry.name().text()))
        .forEach(entry -> kept.merge(entry.family(), 1, Integer::sum));
    int all = kept.values().stream().mapToInt(Integer::intValue).sum();
    for (TemplateCatalog.Entry entry : lastUsedFirst) {
      if (!inUse.contains(entry.name().text())) {
        if (all < max && kept.getOrDefault(entry.family(), 0) < MAX_PER_FAMILY) {
          kept.merge(entry.family(), 1, Integer::sum);
          all++;
        } else {
          surplus.add(entry.name());
        }
      }
    }
    return surplus;
  }

  private static boolean isRebuild(UserSettings.Given given) {
    return switch (given.value()) {
      case "reuse" -> false;
      case "rebuild" -> true;
      default ->
          throw given.refused(
              "\"reuse\" (templates of earlier runs are used; the default) or \"rebuild\" (they are"
                  + " dropped and rebuilt)");
    };
  }

  private static int max(UserSettings.Given given) {
    if (!given.value().matches("[1-9]\\d{0,4}")) {
      throw given.refused("how many templates a cluster may keep, 1 or more");
    }
    return Integer.parseInt(given.value());
  }
}
