package dev.plumbline.bakery.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.junit.ServiceDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The service as it runs in a pod: a process of its own.
 *
 * @param exitCode what it ended with
 * @param output everything that it said
 */
record OrdersProcess(int exitCode, String output) {

  private static final long LIMIT_SECONDS = 180;

  /** Starts the service and waits for its end. */
  static OrdersProcess run(ServiceDatabase database, Path folder, String... environment)
      throws IOException, InterruptedException {
    Path log = folder.resolve("orders.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                OrdersApplication.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("SPRING_DATASOURCE_URL", database.jdbcUrl());
    builder.environment().put("SPRING_DATASOURCE_USERNAME", database.username());
    builder.environment().put("SPRING_DATASOURCE_PASSWORD", database.password());
    for (String variable : environment) {
      String[] nameAndValue = variable.split("=", 2);
      builder.environment().put(nameAndValue[0], nameAndValue[1]);
    }
    Process process = builder.start();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("Still running:\n" + Files.readString(log, UTF_8));
      }
      return new OrdersProcess(process.exitValue(), Files.readString(log, UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }
}
