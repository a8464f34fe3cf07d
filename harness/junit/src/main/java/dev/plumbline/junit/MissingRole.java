package dev.plumbline.junit;

import dev.plumbline.migrator.ChangeSetFailedException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** A changeSet wants a role that the server does not have, as GRANT and OWNER TO do. */
final class MissingRole {

  private static final String UNDEFINED_OBJECT = "42704";
  private static final Pattern REASON = Pattern.compile("role \"(.+?)\" does not exist");

  private MissingRole() {}

  /** What to tell the developer; empty if the failure has another reason. */
  static Optional<ExtensionConfigurationException> behind(
      ChangeSetFailedException failure, String service) {
    Matcher matcher = REASON.matcher(failure.reason());
    if (failure.sqlState().filter(UNDEFINED_OBJECT::equals).isEmpty() || !matcher.find()) {
      return Optional.empty();
    }
    String role = matcher.group(1);
    return Optional.of(
        new ExtensionConfigurationException(
            """
            %s: changeSet %s needs the role "%s", and the test's PostgreSQL has none of that name.
            Is it there in production before the first migration? Then declare it, so that tests create\
             it, too: the line
              %s
            in src/test/resources/%s. If it is not, create it in an earlier changeSet."""
                .formatted(
                    service, failure.changeSet(), role, role, DeclaredRoles.resource(service)),
            failure));
  }
}
