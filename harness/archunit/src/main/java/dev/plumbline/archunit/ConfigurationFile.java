package dev.plumbline.archunit;

import java.util.List;

/**
 * A configuration file that a service ships.
 *
 * @param path for messages
 * @param settings all of them that count in production, in the order of the file
 * @param trouble what kept it from being read, or an empty text
 */
record ConfigurationFile(String path, List<Setting> settings, String trouble) {

  ConfigurationFile {
    settings = List.copyOf(settings);
  }

  /**
   * One of its settings.
   *
   * @param line in the file, or 0 where it is not known
   * @param key as it is written there
   * @param value likewise, placeholders included
   */
  record Setting(int line, String key, String value) {}
}
