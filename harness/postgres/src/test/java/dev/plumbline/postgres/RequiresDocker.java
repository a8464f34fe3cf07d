package dev.plumbline.postgres;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tests that need a Docker engine and an image, which {@code ci/docker} provides. They are skipped
 * without, unless {@code -Dplumbline.docker=required}: then they fail.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("docker")
@ExtendWith(RequiresDocker.Condition.class)
@interface RequiresDocker {

  /** Whether it can be so. */
  final class Condition implements ExecutionCondition {

    /** The image that {@code ci/docker} names. */
    static Optional<String> image() {
      return Optional.ofNullable(System.getenv("PLUMBLINE_DOCKER_IMAGE"));
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (System.getProperty("plumbline.docker", "").equals("required")) {
        return ConditionEvaluationResult.enabled("Docker is required");
      }
      return image().isPresent()
          ? ConditionEvaluationResult.enabled("there is Docker")
          : ConditionEvaluationResult.disabled(
              "No Docker here. To run this test: ci/docker run mvn -pl harness/postgres -am test"
                  + " -Dgroups=docker -Dplumbline.docker=required");
    }
  }
}
