package dev.plumbline.archunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiled here as users compile; this build tells javac to concatenate otherwise. */
class StringLiteralsTest {

  private static List<StringLiteral> literals(Path folder, String source) throws IOException {
    Path file = Files.writeString(folder.resolve("Sample.java"), source);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), file.toString());
    assertThat(status).isZero();
    JavaClass sample = new ClassFileImporter().importPath(folder).get("Sample");
    return StringLiterals.of(sample);
  }

  @Test
  void whatIsPutIntoAConcatenationIsKnownAsSuch(@TempDir Path folder) throws IOException {
    assertThat(
            literals(
                folder,
                """
                class Sample {
                  String sql(String name) {
                    return "create table " + name + " (id bigint)";
                  }
                }
                """))
        .singleElement()
        .satisfies(
            literal -> {
              assertThat(literal.line()).isEqualTo(3);
              assertThat(DdlText.find(literal.text())).contains("create table … (id bigint)");
            });
  }

  @Test
  void annotationsAndConstantsAreRead(@TempDir Path folder) throws IOException {
    assertThat(
            literals(
                folder,
                """
                @interface Query { String value(); String[] more() default {}; }
                @Query(value = "one", more = {"two", "three"})
                class Sample {
                  static final String UNUSED = "four";
                  static final String USED = "five";
                  @Query("six") Object field;
                  @Query("seven") Object method() {
                    return USED;
                  }
                }
                """))
        .extracting(StringLiteral::text, StringLiteral::owner, StringLiteral::line)
        .containsExactlyInAnyOrder(
            tuple("one", "Class <Sample>", 0),
            tuple("two", "Class <Sample>", 0),
            tuple("three", "Class <Sample>", 0),
            tuple("four", "Field <Sample.UNUSED>", 0),
            tuple("five", "Method <Sample.method()>", 8),
            tuple("six", "Field <Sample.field>", 0),
            tuple("seven", "Method <Sample.method()>", 0));
  }
}
