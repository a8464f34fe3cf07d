package dev.plumbline.archunit;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import dev.plumbline.archunit.ConfigurationFile.Setting;

/** A configuration file lets nothing change the schema at start-up. */
final class LeavesTheSchemaAlone extends ArchCondition<ConfigurationFile> {

  LeavesTheSchemaAlone() {
    super("leave the schema alone");
  }

  @Override
  public void check(ConfigurationFile file, ConditionEvents events) {
    if (!file.trouble().isEmpty()) {
      events.add(violated(file, "(" + file.path() + ") cannot be read: " + file.trouble()));
    }
    Placeholders placeholders = Placeholders.of(file.settings());
    for (Setting setting : file.settings()) {
      String value = placeholders.resolve(setting.value());
      SchemaSetting.violatedBy(setting.key(), value)
          .ifPresent(
              known -> events.add(violated(file, message(file, setting, value) + known.advice())));
    }
  }

  private static String message(ConfigurationFile file, Setting setting, String value) {
    String place = file.path() + (setting.line() > 0 ? ":" + setting.line() : "");
    String meaning = value.equals(setting.value()) ? "" : ", which is " + value + " by default";
    return "(" + place + ") sets " + setting.key() + "=" + setting.value() + meaning + ": ";
  }
}
