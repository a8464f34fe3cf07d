package dev.plumbline.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written by default goes where the build tool has its own output, or to the sources. */
class GradleLayoutTest {

  @PlumblineTest(value = "shop", applicationConfiguration = false)
  static class OfTheShop {}

  /** Loads the test class from a folder, as if a build tool had compiled it there. */
  private static final class Compiled extends URLClassLoader {

    private Compiled(Path classes) throws IOException {
      super(new URL[] {compiledInto(classes)}, GradleLayoutTest.class.getClassLoader());
    }

    private static URL compiledInto(Path classes) throws IOException {
      String file = OfTheShop.class.getName().replace('.', '/') + ".class";
      Files.createDirectories(classes.resolve(file).getParent());
      try (InputStream content =
          GradleLayoutTest.class.getClassLoader().getResourceAsStream(file)) {
        Files.write(classes.resolve(file), Objects.requireNonNull(content, file).readAllBytes());
      }
      return classes.toUri().toURL();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      return name.equals(OfTheShop.class.getName()) ? own(name) : super.loadClass(name, resolve);
    }

    private Class<?> own(String name) throws ClassNotFoundException {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "build/classes/java/test, build",
    "build/classes/kotlin/test, build",
    "target/test-classes, target",
    "out/test/classes, out"
  })
  void filesAreWrittenToTheModuleOfTheTests(String classes, String output, @TempDir Path folder)
      throws IOException, ClassNotFoundException {
    Path module = folder.toRealPath().resolve("shop");
    try (Compiled loader = new Compiled(module.resolve(classes))) {
      Class<?> testClass = loader.loadClass(OfTheShop.class.getName());
      ServiceSpecification specification =
          ServiceSpecification.of(
              testClass.getAnnotation(PlumblineTest.class), testClass, RunOptions.ofThisJvm());

      assertThat(specification.fixes()).isEqualTo(module.resolve(output).resolve("plumbline"));
      assertThat(specification.module()).isEqualTo(module);
      assertThat(specification.accepted().file())
          .isEqualTo(module.resolve("src/test/resources/plumbline/shop.judgement"));
    }
  }

  @Test
  void thePathIsRelativeToTheWorkingDirectoryWhereItCanBe() {
    ServiceSpecification specification =
        ServiceSpecification.of(
            OfTheShop.class.getAnnotation(PlumblineTest.class),
            OfTheShop.class,
            RunOptions.ofThisJvm());
    boolean worksThere = specification.module().equals(Path.of("").toAbsolutePath());

    assertThat(specification.fixes().isAbsolute()).isNotEqualTo(worksThere);
    assertThat(specification.fixes().toAbsolutePath())
        .isEqualTo(specification.module().resolve("target/plumbline"));
  }
}
