package dev.plumbline.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/architecture.md} is true of the classes. */
class ArchitecturePageTest {

  private static final Pattern ARROW =
      Pattern.compile("^  ([a-z-]+) --> ([a-z-]+)$", Pattern.MULTILINE);
  private static final Pattern ALONE = Pattern.compile("^  ([a-z-]+)$", Pattern.MULTILINE);
  private static final Pattern WALK = Pattern.compile("`\\w+`(?:\\s→\\s`\\w+`)+");
  private static final Pattern ROW =
      Pattern.compile("^\\|.*\\| `([a-z-]+)`: (.*) \\|$", Pattern.MULTILINE);
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("dev.plumbline");

  private final String page;

  ArchitecturePageTest() throws IOException {
    page = Files.readString(Path.of("../../docs/architecture.md"), UTF_8);
  }

  /** The classes of a simple name: two modules may have one each. */
  private static List<JavaClass> named(String simpleName) {
    return CLASSES.stream()
        .filter(each -> each.getSimpleName().equals(simpleName) && each.isTopLevelClass())
        .toList();
  }

  @Test
  void thePictureIsOfTheModules() {
    Map<String, Module> modules =
        DependencyTest.MODULES.stream()
            .collect(Collectors.toMap(Module::name, Function.identity()));
    Set<String> wanted = new TreeSet<>();
    for (Module module : modules.values()) {
      for (String known : module.knows()) {
        boolean byAnother =
            module.knows().stream().anyMatch(other -> modules.get(other).knows().contains(known));
        if (!byAnother) {
          wanted.add(module + " --> " + known);
        }
      }
    }
    Set<String> drawn = new TreeSet<>();
    Set<String> names = new TreeSet<>();
    for (Matcher arrow = ARROW.matcher(page); arrow.find(); ) {
      drawn.add(arrow.group(1) + " --> " + arrow.group(2));
      names.addAll(List.of(arrow.group(1), arrow.group(2)));
    }
    ALONE.matcher(page).results().forEach(alone -> names.add(alone.group(1)));

    assertThat(drawn).isEqualTo(wanted);
    assertThat(names).isEqualTo(modules.keySet());
  }

  @Test
  void eachStepOfAWalkUsesTheNext() {
    List<String> broken = new ArrayList<>();
    List<String> walks = WALK.matcher(page).results().map(MatchResult::group).toList();
    for (String walk : walks) {
      List<String> steps = NAME.matcher(walk).results().map(name -> name.group(1)).toList();
      for (int i = 1; i < steps.size(); i++) {
        if (!uses(steps.get(i - 1), steps.get(i))) {
          broken.add(steps.get(i - 1) + " → " + steps.get(i));
        }
      }
    }
    assertThat(walks).hasSizeGreaterThan(5);
    assertThat(broken).isEmpty();
  }

  private static boolean uses(String one, String other) {
    return named(one).stream()
        .flatMap(user -> withNested(user).stream())
        .flatMap(user -> user.getDirectDependenciesFromSelf().stream())
        .anyMatch(
            dependency ->
                outermost(dependency.getTargetClass().getBaseComponentType()).equals(other));
  }

  private static List<JavaClass> withNested(JavaClass outer) {
    return CLASSES.stream()
        .filter(each -> each.equals(outer) || each.getName().startsWith(outer.getName() + "$"))
        .toList();
  }

  private static String outermost(JavaClass javaClass) {
    String name = javaClass.getName();
    int nested = name.indexOf('$');
    return name.substring(name.lastIndexOf('.') + 1, nested < 0 ? name.length() : nested);
  }

  @Test
  void eachAnswerIsInItsModule() throws IOException {
    List<MatchResult> rows = ROW.matcher(page).results().toList();
    assertThat(rows).hasSizeGreaterThan(5);
    for (MatchResult row : rows) {
      Module module =
          DependencyTest.MODULES.stream()
              .filter(each -> each.name().equals(row.group(1)))
              .findFirst()
              .orElseThrow();
      Set<String> packages = module.packages();
      for (MatchResult name : NAME.matcher(row.group(2)).results().toList()) {
        assertThat(named(name.group(1)))
            .as("%s in %s", name.group(1), module)
            .anyMatch(each -> packages.contains(each.getPackageName()));
      }
    }
  }

  @Test
  void everyNameOnThePageIsAClassOfOurs() {
    Set<String> unknown =
        NAME.matcher(page)
            .results()
            .map(name -> name.group(1))
            .filter(name -> Character.isUpperCase(name.charAt(0)))
            .filter(name -> !name.equals(getClass().getSimpleName()))
            .filter(name -> named(name).isEmpty())
            .collect(Collectors.toSet());
    assertThat(unknown).isEmpty();
  }
}
