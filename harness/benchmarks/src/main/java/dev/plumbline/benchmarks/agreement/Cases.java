package dev.plumbline.benchmarks.agreement;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every case there is. */
final class Cases {

  /** Families that are written by hand, each a file of that name. */
  private static final List<String> WRITTEN =
      List.of(
          "changesets",
          "properties",
          "contexts",
          "includes",
          "formats",
          "rollbacks",
          "data",
          "quoting",
          "settings",
          "projects");

  private Cases() {}

  /** All of them, by family. */
  static List<Case> all() throws IOException {
    List<Case> all = new ArrayList<>(new ChangeCases(Samples.read()).all());
    all.addAll(new PreconditionCases().all());
    for (String family : WRITTEN) {
      all.addAll(written(family));
    }
    Set<String> names = new HashSet<>();
    for (Case one : all) {
      if (!names.add(one.name())) {
        throw new IllegalStateException("There are two cases of the name " + one.name());
      }
    }
    return all;
  }

  private static List<Case> written(String family) throws IOException {
    try (InputStream file = Cases.class.getResourceAsStream(family + ".txt")) {
      if (file == null) {
        throw new IOException(family + ".txt is missing");
      }
      return CaseText.read(family, new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** A sample: as many of each family, the same ones each time. */
  static List<Case> sample(List<Case> all, int most) {
    Map<String, List<Case>> families = new LinkedHashMap<>();
    all.forEach(one -> families.computeIfAbsent(one.family(), key -> new ArrayList<>()).add(one));
    List<Case> sample = new ArrayList<>();
    int each = Math.max(1, most / families.size());
    for (List<Case> family : families.values()) {
      for (int i = 0; i < Math.min(each, family.size()); i++) {
        sample.add(family.get(i * family.size() / Math.min(each, family.size())));
      }
    }
    return sample;
  }
}
