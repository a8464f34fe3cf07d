package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is written on a template comes back as it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplateNotesTest {

  private final SharedServer server;

  TemplateNotesTest() throws SQLException {
    server = new SharedServer();
  }

  @AfterAll
  void stop() throws SQLException {
    server.close();
  }

  @Test
  void notesComeBackWhateverIsInThem() {
    Map<String, String> notes =
        Map.of(
            "", "empty name",
            "empty", "",
            "odd = name\n\\u0041", "'; DROP DATABASE postgres; -- \\' \\\\ \\n E'' $$ %",
            "lines", "a\nb\r\n\tc\u0085\u2028d\n",
            "characters", "bäckerei 面包 🥐 \u0000 \ud83e alone",
            "end", "end\nend",
            "long", "200 kB, ".repeat(25_000) + "äöü\n".repeat(1_000));
    Template built =
        server.join().templates().get("notes", "notes", Recipes.filling(database -> {}, notes));
    assertThat(built.notes()).isEqualTo(notes);
    List<Template> found = new ArrayList<>();
    server.join().templates().get("notes", "notes", Recipes.taking(found));
    assertThat(found).containsExactly(built);
  }

  @Test
  void keepsFurtherNotes() {
    Templates templates = server.join().templates();
    Template built =
        templates.get(
            "more", "more", Recipes.filling(database -> {}, Map.of("one", "1", "two", "2")));
    templates.note(built, "two", "zwei");
    Template noted = templates.note(built, "three\n=", "drei");
    assertThat(noted.notes()).isEqualTo(Map.of("one", "1", "two", "zwei", "three\n=", "drei"));
    List<Template> found = new ArrayList<>();
    server.join().templates().get("more", "more", Recipes.taking(found));
    assertThat(found).containsExactly(noted);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> templates.note(built, "copy", "x"))
        .withMessageContaining("its own");
    assertThatExceptionOfType(ClusterException.class)
        .isThrownBy(
            () ->
                templates.note(
                    new Template(
                        "more", "plumbline_template_more_gone0000", built.created(), Map.of()),
                    "a",
                    "b"))
        .withMessageContaining("does not exist");
  }
}
