package dev.plumbline.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Who may know whom. Which modules and packages there are is read from the folders, so that none is
 * forgotten; each module's row says whom it may know, and a class that breaks the row is made for
 * each, so that none is idle.
 */
class DependencyTest {

  static final List<Module> MODULES =
      List.of(
          Module.of(
              "core",
              Set.of(),
              List.of("javax.net.ssl", "javax.sql"),
              "it is on the production class path of every service, beside any framework"),
          Module.of(
              "parity",
              Set.of("core"),
              List.of(),
              "it judges what others have read, of whatever mapping"),
          Module.of(
              "changelog",
              Set.of("core"),
              List.of("liquibase", "org.yaml.snakeyaml"),
              "a changelog is a value, whatever becomes of it"),
          Module.of(
              "migrator",
              Set.of("core", "changelog"),
              List.of("liquibase", "org.postgresql", "javax.sql"),
              "what changes a schema serves those who watch it, and does not know them"),
          Module.of(
              "rehearsal",
              Set.of("core", "parity", "changelog", "migrator"),
              List.of("javax.sql"),
              "the command line looks for drift where there are no entities and no clusters"),
          Module.of(
              "hibernate",
              Set.of("core", "parity"),
              List.of(
                  "org.hibernate",
                  "jakarta.persistence",
                  "io.github.classgraph",
                  "javax.sql",
                  "javax.xml",
                  "org.w3c.dom",
                  "org.xml.sax"),
              "several Hibernate versions are supported in one place"),
          Module.of(
              "postgres",
              Set.of(),
              List.of(
                  "org.postgresql",
                  "org.testcontainers",
                  "com.github.dockerjava.api",
                  "org.apache.commons.compress",
                  "org.tukaani.xz",
                  "javax.crypto",
                  "javax.sql"),
              "clusters and databases serve every module's tests, core's included"),
          Module.of(
              "junit",
              Set.of(
                  "core", "parity", "changelog", "migrator", "rehearsal", "hibernate", "postgres"),
              List.of(
                  "org.junit.jupiter.api",
                  "org.junit.platform.commons",
                  "org.opentest4j",
                  "org.assertj.core",
                  "jakarta.persistence",
                  "javax.sql"),
              "it composes the others for tests, and is itself in nobody's way"),
          Module.of(
              "cli",
              Set.of("core", "changelog", "migrator", "rehearsal"),
              List.of("picocli", "org.postgresql", "javax.net", "javax.sql"),
              "plumbline.jar runs in production, where there are no entities and no clusters"),
          Module.of(
              "spring-boot-starter",
              Set.of("core"),
              List.of("org.springframework", "io.micrometer.core", "javax.sql"),
              "it is on the production class path of services, which never migrate"),
          Module.of(
              "spring-boot-test",
              Set.of(
                  "core",
                  "parity",
                  "changelog",
                  "migrator",
                  "rehearsal",
                  "hibernate",
                  "postgres",
                  "junit"),
              List.of(
                  "org.springframework",
                  "com.zaxxer.hikari",
                  "org.junit.jupiter.api.parallel",
                  "javax.sql"),
              "it brings what JUnit's extension has to Spring's tests, and is in nobody's way"),
          Module.of(
              "quarkus-test",
              Set.of(
                  "core",
                  "parity",
                  "changelog",
                  "migrator",
                  "rehearsal",
                  "hibernate",
                  "postgres",
                  "junit"),
              List.of("io.quarkus.test", "org.eclipse.microprofile.config"),
              "it leads Quarkus' tests to what JUnit's extension has"),
          Module.of(
              "archunit",
              Set.of(),
              List.of(
                  "com.tngtech.archunit", "org.objectweb.asm", "org.yaml.snakeyaml", "javax.xml"),
              "rules look at classes and files, not at databases"));

  /** One class of others for each that somebody must not use. */
  private static final List<String> FOREIGN =
      List.of("liquibase.Scope", "org.hibernate.Session", "picocli.CommandLine");

  private static final Map<String, Module> BY_PACKAGE = new HashMap<>();
  private static JavaClasses classes;

  @BeforeAll
  static void read() throws IOException {
    for (Module module : MODULES) {
      for (String name : module.packages()) {
        assertThat(BY_PACKAGE.put(name, module)).as("module that has %s, too", name).isNull();
      }
    }
    classes =
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("dev.plumbline");
  }

  private static Module moduleOf(JavaClass javaClass) {
    Module module = BY_PACKAGE.get(javaClass.getPackageName());
    assertThat(module).as("module of %s", javaClass.getName()).isNotNull();
    return module;
  }

  @Test
  void everyModuleIsInTheTable() throws IOException {
    assertThat(MODULES)
        .extracting(Module::name)
        .containsExactlyInAnyOrderElementsOf(Module.onDisk());
  }

  @Test
  void everyPackageIsLookedAt() {
    Set<String> seen = new TreeSet<>();
    classes.forEach(each -> seen.add(each.getPackageName()));
    assertThat(seen).containsAll(BY_PACKAGE.keySet());
  }

  @ParameterizedTest
  @FieldSource("MODULES")
  void knowsWhomItMayKnow(Module module) {
    List<JavaClass> own =
        classes.stream()
            .filter(each -> module.equals(BY_PACKAGE.get(each.getPackageName())))
            .toList();

    assertThat(own).isNotEmpty();
    assertThat(violations(own)).as("%s: %s", module, module.reason()).isEmpty();
  }

  private static List<String> violations(Iterable<JavaClass> subjects) {
    List<String> violations = new ArrayList<>();
    for (JavaClass subject : subjects) {
      Module module = moduleOf(subject);
      for (Dependency dependency : subject.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (!target.isPrimitive() && !mayKnow(module, target)) {
          violations.add(dependency.getDescription());
        }
      }
    }
    return violations;
  }

  private static boolean mayKnow(Module module, JavaClass target) {
    if (!target.getPackageName().startsWith("dev.plumbline")) {
      return module.mayUse(target.getPackageName());
    }
    Module other = moduleOf(target);
    return other.equals(module) || module.knows().contains(other.name());
  }

  /** Compiles a class into the module's package that uses what the module must not use. */
  @ParameterizedTest
  @FieldSource("MODULES")
  void whoeverKnowsMoreIsFound(Module module, @TempDir Path folder) throws IOException {
    List<String> forbidden = new ArrayList<>();
    for (Module other : MODULES) {
      if (!other.equals(module) && !module.knows().contains(other.name())) {
        forbidden.add(publicClassOf(other));
      }
    }
    FOREIGN.stream().filter(foreign -> !module.mayUse(foreign)).forEach(forbidden::add);
    StringBuilder source =
        new StringBuilder(
            "package " + module.packages().iterator().next() + ";\nclass Trespasser {\n");
    for (int i = 0; i < forbidden.size(); i++) {
      source.append("  ").append(forbidden.get(i)).append(" field").append(i).append(";\n");
    }
    Path file = Files.writeString(folder.resolve("Trespasser.java"), source.append("}\n"));
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-d", folder.toString(), file.toString());

    assertThat(failed).as(source.toString()).isZero();
    assertThat(violations(new ClassFileImporter().importPath(folder)))
        .hasSameSizeAs(forbidden)
        .allSatisfy(violation -> assertThat(violation).contains("Trespasser"));
  }

  private static String publicClassOf(Module module) {
    return classes.stream()
        .filter(each -> module.equals(BY_PACKAGE.get(each.getPackageName())))
        .filter(each -> each.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(JavaClass::isTopLevelClass)
        .map(JavaClass::getName)
        .sorted()
        .findFirst()
        .orElseThrow();
  }

  @Test
  void noCyclesBetweenPackages() {
    slices()
        .matching("dev.plumbline.(**)")
        .should()
        .beFreeOfCycles()
        .because("dependencies point one way, within a module, too")
        .check(classes);
  }

  @Test
  void theCliIsBuiltInLayers() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.plumbline.cli..")
        .layer("entry point")
        .definedBy("dev.plumbline.cli")
        .layer("command")
        .definedBy("dev.plumbline.cli.command..")
        .layer("fleet")
        .definedBy("dev.plumbline.cli.fleet..")
        .layer("output")
        .definedBy("dev.plumbline.cli.output..")
        .layer("settings")
        .definedBy("dev.plumbline.cli.settings..")
        .whereLayer("entry point")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("command")
        .mayOnlyBeAccessedByLayers("entry point")
        .whereLayer("fleet")
        .mayOnlyBeAccessedByLayers("command", "entry point")
        .whereLayer("output")
        .mayOnlyBeAccessedByLayers("fleet", "command", "entry point")
        .ensureAllClassesAreContainedInArchitectureIgnoring(
            DescribedPredicate.describe(
                "outside of the command line",
                (JavaClass each) -> !each.getPackageName().startsWith("dev.plumbline.cli")))
        .because("a command knows how it is run, told and heard, and never the other way round")
        .check(classes);
  }
}
