package dev.plumbline.benchmarks.hazards;

import dev.plumbline.benchmarks.hazards.Form.Format;
import dev.plumbline.benchmarks.hazards.Form.Kind;
import dev.plumbline.benchmarks.hazards.Form.Step;
import dev.plumbline.benchmarks.hazards.Hazard.Judge;
import dev.plumbline.finding.FindingCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hazards as text. {@code === NAME} begins one; lines of {@code key: value} say what must be found;
 * {@code --- bad sql} and the like begin a form, {@code --- then} its next changeSet, both followed
 * by {@code without transaction}, if it is run in none. Lines that begin with {@code #} are for
 * people.
 */
final class HazardText {

  private static final Pattern STEP =
      Pattern.compile("--- (?:(bad|safe) (sql|yaml)|then)( without transaction)?");

  private final List<Hazard> hazards = new ArrayList<>();
  private @Nullable String name;
  private final Map<String, String> facts = new HashMap<>();
  private final List<Form> forms = new ArrayList<>();
  private List<String> lines = new ArrayList<>();

  private HazardText() {}

  /**
   * All hazards of a text.
   *
   * @throws IllegalArgumentException if it is not as above, naming the line
   */
  static List<Hazard> read(String text) {
    HazardText reader = new HazardText();
    text.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(reader::line);
    reader.end();
    return List.copyOf(reader.hazards);
  }

  private void line(String line) {
    Matcher step = STEP.matcher(line);
    if (line.startsWith("=== ")) {
      end();
      name = line.substring(4).strip();
    } else if (step.matches()) {
      step(step);
    } else if (!forms.isEmpty()) {
      lines.add(line);
    } else if (line.contains(": ")) {
      int colon = line.indexOf(':');
      facts.put(line.substring(0, colon), line.substring(colon + 1).strip());
    } else {
      throw new IllegalArgumentException(name + ": what does this mean? " + line);
    }
  }

  private void step(Matcher step) {
    lines = new ArrayList<>();
    Step next = new Step(step.group(3) == null, lines);
    if (step.group(1) != null) {
      Kind kind = Kind.valueOf(step.group(1).toUpperCase(Locale.ROOT));
      Format format = Format.valueOf(step.group(2).toUpperCase(Locale.ROOT));
      forms.add(new Form(kind, format, List.of(next)));
    } else {
      Form form = forms.remove(forms.size() - 1);
      List<Step> steps = new ArrayList<>(form.steps());
      steps.add(next);
      forms.add(new Form(form.kind(), form.format(), steps));
    }
  }

  private void end() {
    if (name != null) {
      hazards.add(
          new Hazard(
              name, fact("group"), judge(), finds(), facts.getOrDefault("object", ""), forms));
    }
    facts.clear();
    forms.clear();
  }

  private Judge judge() {
    if (facts.containsKey("cannot be")) {
      return Judge.NOBODY;
    }
    return facts.containsKey("finds") ? Judge.REHEARSAL : Judge.PREVIOUS_RELEASE;
  }

  private Set<FindingCode> finds() {
    Set<FindingCode> codes = new LinkedHashSet<>();
    if (facts.containsKey("finds")) {
      for (String code : fact("finds").split(" ", -1)) {
        codes.add(FindingCode.valueOf(code));
      }
    }
    return codes;
  }

  private String fact(String key) {
    String value = facts.get(key);
    if (value == null) {
      throw new IllegalArgumentException(name + ": no " + key);
    }
    return value;
  }
}
