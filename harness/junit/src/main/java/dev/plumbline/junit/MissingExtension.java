package dev.plumbline.junit;

import dev.plumbline.migrator.ChangeSetFailedException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * A changeSet wants a PostgreSQL extension that the server's installation does not have.
 *
 * @param extension its name
 * @param cause what the migrator said
 */
record MissingExtension(String extension, ChangeSetFailedException cause) {

  /** PostgreSQL's words since 15 and before; its codes are those of other failures as well. */
  private static final Pattern REASON =
      Pattern.compile(
          "extension \"([^\"]+)\" is not available"
              + "|could not open extension control file \"[^\"]*/([^\"/]+)\\.control\"");

  /** Empty if the failure has another reason. */
  static Optional<MissingExtension> behind(ChangeSetFailedException failure) {
    Matcher matcher = REASON.matcher(failure.reason());
    if (!matcher.find()) {
      return Optional.empty();
    }
    String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return Optional.of(new MissingExtension(String.valueOf(name), failure));
  }

  ExtensionConfigurationException failure(String service, String cluster) {
    return new ExtensionConfigurationException(
        """
        %s: changeSet %s needs the extension "%s", and it is not there in %s.
        There are three ways out:
          - the PostgreSQL that is installed on this machine, together with the extension's package:\
         -Dplumbline.postgres=installed (Debian, for PostGIS: apt-get install postgresql-15-postgis-3)
          - a container with it: @PlumblineTest(image = "…") with an image that has the extension. It\
         needs Docker and the test dependency org.testcontainers:testcontainers-postgresql; services\
         that do not need the extension stay where they are
          - a server with it: -Dplumbline.postgres=jdbc:postgresql://HOST/DATABASE?user=…&password=…"""
            .formatted(service, cause.changeSet(), extension, cluster),
        cause);
  }
}
