package dev.plumbline.archunit;

import dev.plumbline.archunit.ConfigurationFile.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads a configuration file of any kind that we know. */
final class SettingsReader {

  private SettingsReader() {}

  /** A configuration that cannot be understood. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Reads it, documents for these profiles alone left out.
   *
   * @param name what to call it in messages
   */
  static ConfigurationFile read(Path file, String name, Set<String> otherProfiles) {
    try {
      String text = Files.readString(file);
      return new ConfigurationFile(name, settings(file, text, otherProfiles), "");
    } catch (IOException | MalformedException e) {
      return new ConfigurationFile(name, List.of(), String.valueOf(e.getMessage()));
    }
  }

  private static List<Setting> settings(Path file, String text, Set<String> otherProfiles)
      throws MalformedException {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".xml")) {
      return PersistenceXml.settings(text);
    }
    List<List<Setting>> documents =
        name.endsWith(".properties") ? PropertiesText.documents(text) : YamlText.documents(text);
    return documents.stream()
        .filter(document -> !isFor(document, otherProfiles))
        .flatMap(List::stream)
        .toList();
  }

  /** Whether a document counts in none but these profiles. */
  private static boolean isFor(List<Setting> document, Set<String> profiles) {
    List<String> wanted =
        document.stream()
            .filter(
                setting ->
                    SchemaSetting.canonical(setting.key())
                        .matches("spring\\.(config\\.activate\\.onprofile|profiles)(\\.\\d+)?"))
            .flatMap(setting -> List.of(setting.value().split("[|,\\s]+")).stream())
            .filter(profile -> !profile.isBlank())
            .toList();
    return !wanted.isEmpty() && profiles.containsAll(wanted);
  }
}
