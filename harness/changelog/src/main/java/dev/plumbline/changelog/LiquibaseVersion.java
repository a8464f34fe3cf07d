package dev.plumbline.changelog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/**
 * Which Liquibase reads the changelogs here, and which one does in the migration job: identities
 * and checksums of changeSets are what a version of Liquibase makes of them.
 */
public final class LiquibaseVersion {

  /** The one in {@code plumbline.jar}. */
  public static final String OF_THE_JOB = "4.33.0";

  private LiquibaseVersion() {}

  /**
   * The one on the class path, without loading any of its classes.
   *
   * @throws UncheckedIOException if its jar cannot be read
   */
  public static String here() {
    try (InputStream in =
        LiquibaseVersion.class.getResourceAsStream("/liquibase.build.properties")) {
      Properties build = new Properties();
      if (in != null) {
        build.load(in);
      }
      return build.getProperty("build.version", "of an unknown version");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read liquibase.build.properties", e);
    }
  }

  /**
   * What to say where tests have another than the job.
   *
   * @param here as {@link #here} says
   * @return a sentence or two; empty if both are the same
   */
  public static Optional<String> warning(String here) {
    return here.equals(OF_THE_JOB)
        ? Optional.empty()
        : Optional.of(
            "The tests' Liquibase is "
                + here
                + ", that of plumbline.jar "
                + OF_THE_JOB
                + ". Where they take a changeSet's path or checksum for another, the migration job"
                + " records what the service does not expect. Set liquibase.version to "
                + OF_THE_JOB
                + " (Spring Boot's BOM brings its own).");
  }
}
