package dev.plumbline.benchmarks.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import liquibase.change.AddColumnConfig;
import liquibase.change.ConstraintsConfig;
import liquibase.change.core.LoadDataColumnConfig;
import liquibase.changelog.ChangeSet;
import liquibase.serializer.LiquibaseSerializable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that Liquibase's metadata knows is left out. */
class CasesTest {

  /** Written by Liquibase itself, or never by anybody. */
  private static final Set<String> NOT_WRITTEN = Set.of("rawDateValue", "loadType", "changes");

  /** Fails with the names of those without a sample, which {@link ChangeCases} lists. */
  @Test
  void everyParameterOfEveryChangeHasACase() throws Exception {
    List<String> names = Cases.all().stream().map(Case::name).toList();
    ChangeCases.types()
        .keySet()
        .forEach(type -> assertThat(names).contains("changes/" + type + " as xml"));
    assertThat(names).hasSizeGreaterThan(700);
  }

  @Test
  void everyPreconditionHasACase() throws Exception {
    List<String> names = Cases.all().stream().map(Case::name).toList();
    PreconditionCases.names()
        .forEach(name -> assertThat(names).contains("preconditions/" + name + " 1"));
  }

  @Test
  void everyAttributeOfColumnsAndConstraintsIsUsed() throws Exception {
    Set<String> fields = new TreeSet<>();
    for (LiquibaseSerializable known :
        List.of(new AddColumnConfig(), new LoadDataColumnConfig(), new ConstraintsConfig())) {
      fields.addAll(known.getSerializableFields());
    }
    fields.removeAll(NOT_WRITTEN);
    assertThat(unused(fields, "changes")).isEmpty();
  }

  @Test
  void everyAttributeOfAChangeSetIsUsed() throws Exception {
    Set<String> fields =
        new TreeSet<>(
            new ChangeSet("1", "a", false, false, "f", "", "", true, null, null)
                .getSerializableFields());
    fields.removeAll(NOT_WRITTEN);
    assertThat(unused(fields, "")).isEmpty();
  }

  private static List<String> unused(Set<String> fields, String family) throws Exception {
    StringBuilder text = new StringBuilder();
    for (Case one : Cases.all()) {
      if (one.family().startsWith(family)) {
        one.editions()
            .forEach(
                files ->
                    files
                        .values()
                        .forEach(file -> text.append(new String(file, StandardCharsets.UTF_8))));
      }
    }
    String all = text.toString();
    return fields.stream()
        .filter(field -> !all.matches("(?s).*\\b(?i:" + field + ")\\b.*"))
        .toList();
  }

  @Test
  void readsTextWithEditionsSettingsAndCharsets() {
    List<Case> cases =
        CaseText.read(
            "some",
            """
            === one
            contexts: test
            parameters: a=1, b=2
            rollback: 3
            --- x.xml logicalFilePath="l x"
            <changeSet/>
            --- data/y.csv @ISO-8859-1
            ü
            --- edition
            --- data/y.csv
            ö
            === two
            --- z.sql
            select 1
            """);
    assertThat(cases).extracting(Case::name).containsExactly("some/one", "some/two");
    Case one = cases.get(0);
    assertThat(one.root()).isEqualTo("x.xml");
    assertThat(one.contexts()).isEqualTo("test");
    assertThat(one.parameters()).isEqualTo(Map.of("a", "1", "b", "2"));
    assertThat(one.rollback()).isEqualTo(3);
    assertThat(one.editions()).hasSize(2);
    assertThat(new String(one.editions().get(0).get("x.xml"), StandardCharsets.UTF_8))
        .contains("<databaseChangeLog", "logicalFilePath=\"l x\"", "<changeSet/>");
    assertThat(one.editions().get(0).get("data/y.csv")).containsExactly(0xFC, '\n');
  }

  @Test
  void anExplanationThatExplainsNothingIsNamed(@TempDir Path folder) throws Exception {
    Path page = folder.resolve("page.md");
    Files.writeString(
        page,
        """
        | cases | ways | aspects | reason |
        |---|---|---|---|
        | `some/*` | `as *` | `rows, history` | It is meant. |
        | `some/other` | | `outcome` | It was meant. |
        """);
    Explanations explanations = Explanations.read(page);
    List<Deviation> deviations = new ArrayList<>();
    for (Aspect aspect : List.of(Aspect.ROWS, Aspect.SCHEMA)) {
      deviations.add(new Deviation("some/one", "as Liquibase 4.33.0", aspect, "x"));
    }
    assertThat(explanations.reason(deviations.get(0))).contains("It is meant.");
    assertThat(explanations.reason(deviations.get(1))).isEmpty();
    assertThat(explanations.unused()).containsExactly("some/other | * | outcome");
  }

  @Test
  void aRowWithoutAReasonIsRefused(@TempDir Path folder) throws Exception {
    Path page = folder.resolve("page.md");
    Files.writeString(page, "| `some/*` | `as *` | `rows` |\n");
    assertThatThrownBy(() -> Explanations.read(page)).hasMessageContaining("not a row");
  }
}
