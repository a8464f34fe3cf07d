package dev.plumbline.postgres;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a server is told beyond initdb's defaults.
 *
 * @param version the server's version
 * @param settings the service's own, which come last and win
 */
record ServerConfiguration(BinaryVersion version, Map<String, String> settings) {

  /** A crash may lose everything, since nobody wants the data afterwards. */
  private static final Map<String, String> NOT_DURABLE =
      Map.of(
          "fsync", "off",
          "full_page_writes", "off",
          "max_wal_senders", "0",
          "synchronous_commit", "off",
          "wal_level", "minimal");

  /** PostgreSQL 16 made the cost of guessing a password a setting. */
  private static final int FIRST_WITH_SCRAM_ITERATIONS = 16;

  /** Whether what was committed is there after the machine has stopped. */
  boolean isDurable() {
    return settings.getOrDefault("fsync", "off").equals("on");
  }

  /** What SHOW must say of durability, except where the service decided otherwise. */
  Map<String, String> expected() {
    Map<String, String> expected = new TreeMap<>(NOT_DURABLE);
    expected.keySet().removeAll(settings.keySet());
    return expected;
  }

  /**
   * What any server for tests is told, wherever it runs; the service's own settings not included.
   */
  static Map<String, String> forTests() {
    Map<String, String> all = new TreeMap<>(NOT_DURABLE);
    // Outside of the data directory a killed server would leave files in /dev/shm.
    all.put("dynamic_shared_memory_type", "mmap");
    // Parallel tests with a connection pool each; a slot costs about 10 kB.
    all.put("max_connections", "200");
    // Workers would hold templates open and change plans between runs.
    all.put("autovacuum", "off");
    all.put("timezone", "UTC");
    all.put("log_timezone", "UTC");
    return all;
  }

  /** The configuration file, to be read from beside the data directory. */
  String text(int port) {
    Map<String, String> all = forTests();
    all.put("listen_addresses", "127.0.0.1");
    all.put("port", Integer.toString(port));
    all.put("unix_socket_directories", "");
    if (version.major() >= FIRST_WITH_SCRAM_ITERATIONS) {
      all.put("scram_iterations", "1");
    }
    all.putAll(settings);
    StringBuilder text = new StringBuilder("include 'data/postgresql.conf'\n");
    for (Map.Entry<String, String> setting : all.entrySet()) {
      text.append(setting.getKey()).append(" = ").append(quoted(setting.getValue())).append('\n');
    }
    return text.toString();
  }

  private static String quoted(String value) {
    return "'"
        + value.replace("\\", "\\\\").replace("'", "''").replace("\n", "\\n").replace("\r", "\\r")
        + "'";
  }
}
