package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresSpecificationTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "9", "18", "18.6"})
  void acceptsMajorAndExactVersionsAndNone(String version) {
    assertThat(new PostgresSpecification(version, Map.of()).version()).isEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest", "18.", "18.6.0", " 18", "v18", "postgres:18"})
  void refusesWhatIsNoVersion(String version) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PostgresSpecification(version, Map.of()))
        .withMessageContaining("version \"" + version + "\"")
        .withMessageContaining("such as \"18\"");
  }

  @Test
  void hasValueEqualityWhateverTheOrderAndCaseOfSettings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("work_mem", "8MB");
    settings.put("Default_Statistics_Target", "10");
    PostgresSpecification one = new PostgresSpecification("18", settings);
    PostgresSpecification other =
        new PostgresSpecification(
            "18", Map.of("default_statistics_target", "10", "work_mem", "8MB"));
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one.settings().keySet()).containsExactly("default_statistics_target", "work_mem");
  }

  @Test
  void keepsItsOwnCopyOfTheSettings() {
    Map<String, String> settings = new LinkedHashMap<>(Map.of("work_mem", "8MB"));
    PostgresSpecification specification = new PostgresSpecification("", settings);
    settings.put("jit", "off");
    assertThat(specification.settings()).containsOnly(Map.entry("work_mem", "8MB"));
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("work mem", "1MB");
    settings.put("listen_addresses", "*");
    settings.put("jit", "off");
    settings.put("JIT", "on");
    settings.put("search_path", "a\0b");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PostgresSpecification("new", settings))
        .withMessageContaining("version \"new\"")
        .withMessageContaining("setting \"work mem\": not a setting's name")
        .withMessageContaining("setting \"listen_addresses\": the cluster sets it itself")
        .withMessageContaining("setting \"JIT\": given twice")
        .withMessageContaining("setting \"search_path\": its value holds a NUL");
  }
}
