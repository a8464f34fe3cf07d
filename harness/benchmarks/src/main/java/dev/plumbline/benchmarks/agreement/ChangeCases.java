package dev.plumbline.benchmarks.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.ChangeFactory;
import liquibase.change.ChangeParameterMetaData;
import liquibase.database.core.PostgresDatabase;

/**
 * For every type of change that Liquibase knows of PostgreSQL: the least that it needs, in all
 * formats, and once more with each of its other parameters. What the parameters are, is Liquibase's
 * own word; their values are the {@link Samples}'.
 */
final class ChangeCases {

  private static final PostgresDatabase POSTGRES = new PostgresDatabase();

  private final Samples samples;
  private final List<Case> cases = new ArrayList<>();

  ChangeCases(Samples samples) {
    this.samples = samples;
  }

  /**
   * All of them.
   *
   * @throws IllegalStateException naming every type and parameter that has no value
   */
  List<Case> all() {
    List<String> missing = new ArrayList<>();
    types().forEach((type, parameters) -> add(type, parameters, missing));
    samples.types().stream()
        .filter(type -> !types().containsKey(type))
        .forEach(type -> missing.add(type + ", of which Liquibase knows nothing"));
    if (!missing.isEmpty()) {
      throw new IllegalStateException("There are no samples of " + String.join(", ", missing));
    }
    return List.copyOf(cases);
  }

  /** By type, its parameters. */
  static Map<String, Map<String, ChangeParameterMetaData>> types() {
    ChangeFactory factory = Scope.getCurrentScope().getSingleton(ChangeFactory.class);
    Map<String, Map<String, ChangeParameterMetaData>> types = new TreeMap<>();
    for (String name : factory.getDefinedChanges()) {
      Change change = factory.create(name);
      if (change.supports(POSTGRES)) {
        types.put(name, new TreeMap<>(factory.getChangeMetaData(change).getParameters()));
      }
    }
    return types;
  }

  private void add(
      String type, Map<String, ChangeParameterMetaData> parameters, List<String> missing) {
    if (!samples.types().contains(type)) {
      missing.add(type);
      return;
    }
    Samples.Sample sample = samples.of(type);
    Map<String, Object> base = sample.base();
    for (Format format : Format.values()) {
      Depth depth = format == Format.XML ? Depth.THOROUGH : Depth.BRIEF;
      add(type + " as " + format.word(), sample, format, type, base, depth);
    }
    Set<String> named = new LinkedHashSet<>(base.keySet());
    Set<String> varied = new TreeSet<>(parameters.keySet());
    varied.addAll(sample.varied());
    for (String parameter : varied) {
      List<Map<String, Object>> variations = sample.variations(parameter);
      if (variations.isEmpty() && !named.contains(parameter)) {
        missing.add(type + "." + parameter);
      }
      int number = 0;
      for (Map<String, Object> variation : variations) {
        number++;
        Map<String, Object> content = new LinkedHashMap<>(base);
        variation.forEach(
            (name, value) -> {
              if (value.equals(Samples.ABSENT)) {
                content.remove(name);
              } else {
                content.put(name, value);
              }
            });
        String name = type + "." + parameter + (variations.size() > 1 ? " " + number : "");
        add(name, sample, sample.format(parameter), type, content, Depth.BRIEF);
      }
    }
  }

  private void add(
      String name,
      Samples.Sample sample,
      Format format,
      String type,
      Map<String, Object> content,
      Depth depth) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    String root = "changelog." + format.word();
    files.put(root, format.changelog(sample.setup(), type, content));
    files.putAll(samples.files());
    cases.add(
        new Case(
            "changes/" + name, root, "", "", Map.of(), Map.of(), "", List.of(files), 1, depth));
  }
}
