package dev.plumbline.changelog;

import dev.plumbline.changelog.ChangelogInput.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a changelog was read from, each with a digest of what was found: files, files that were
 * looked for and are not there, folders that were searched, environment and system properties that
 * it may refer to, the code of its custom changes, and its settings.
 *
 * <p>Says later, without Liquibase, whether reading it again would give the same. It errs on the
 * safe side: where nobody can tell, it would not. Contains no value of any setting, only digests.
 * Immutable.
 */
public final class ChangelogInputs {

  private static final String HEADER = "plumbline changelog inputs 1";
  private static final String SETTINGS = "settings ";
  private static final String TIME = "mentions time ";

  private final String settings;
  private final boolean mentionsTime;
  private final List<ChangelogInput> inputs;

  ChangelogInputs(String settings, boolean mentionsTime, Collection<ChangelogInput> inputs) {
    this.settings = settings;
    this.mentionsTime = mentionsTime;
    this.inputs = List.copyOf(new TreeSet<>(inputs));
  }

  /**
   * Reads what {@link #toText} has written.
   *
   * @throws IllegalArgumentException if the text was written by something else, or by another
   *     version
   */
  public static ChangelogInputs parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() < 3
        || !lines.get(0).equals(HEADER)
        || !lines.get(1).startsWith(SETTINGS)
        || !lines.get(2).startsWith(TIME)) {
      throw new IllegalArgumentException("Not the inputs of a changelog, as this version has them");
    }
    List<ChangelogInput> inputs = new ArrayList<>();
    for (String line : lines.subList(3, lines.size())) {
      inputs.add(ChangelogInput.parse(line));
    }
    return new ChangelogInputs(
        lines.get(1).substring(SETTINGS.length()),
        Boolean.parseBoolean(lines.get(2).substring(TIME.length())),
        inputs);
  }

  /** One line for each input, always in the same order. */
  public String toText() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    text.append(SETTINGS).append(settings).append('\n');
    text.append(TIME).append(mentionsTime).append('\n');
    inputs.forEach(input -> text.append(input.toLine()).append('\n'));
    return text.toString();
  }

  /**
   * Whether reading that changelog now would give what it gave when these inputs were recorded.
   * Reads all of them, and loads no class of Liquibase.
   */
  public boolean areCurrent(Changelog changelog) {
    return change(changelog).isEmpty();
  }

  /**
   * The first input that is not what it was, in words, for a log line; empty if all are. Never
   * contains a setting's value.
   */
  public Optional<String> change(Changelog changelog) {
    if (!settings.equals(changelog.settingsDigest())) {
      return Optional.of(
          "the settings are others: parameters, contexts, labels, search path, Liquibase or its"
              + " configuration");
    }
    try (FileLookup files = new FileLookup(changelog.searchPath())) {
      for (ChangelogInput input : inputs) {
        Optional<String> change = input.change(files);
        if (change.isPresent()) {
          return change;
        }
      }
      return Optional.empty();
    }
  }

  /**
   * Whether a file or a value mentions the present time, or there is code that might look at it, so
   * that a database which it was applied to may hold the time of that day. Mentions in comments
   * count, too.
   */
  public boolean mentionsTime() {
    return mentionsTime;
  }

  /** The names that its files refer to, defined or not. */
  Set<String> variables() {
    Set<String> names = new TreeSet<>();
    inputs.stream()
        .filter(input -> input.kind() == Kind.VARIABLE)
        .forEach(input -> names.add(input.subject().toLowerCase(Locale.ROOT)));
    return names;
  }

  /** Those of them that the JVM's surroundings define, with digests of their values. */
  List<ChangelogInput> definedVariables() {
    return inputs.stream()
        .filter(input -> input.kind() == Kind.VARIABLE)
        .filter(input -> !input.digest().equals(FileLookup.ABSENT))
        .toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ChangelogInputs that && toText().equals(that.toText());
  }

  @Override
  public int hashCode() {
    return toText().hashCode();
  }

  @Override
  public String toString() {
    return toText();
  }
}
