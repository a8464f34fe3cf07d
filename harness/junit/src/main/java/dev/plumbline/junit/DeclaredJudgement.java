package dev.plumbline.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.judgement.Acceptance;
import dev.plumbline.judgement.Judgement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** A service's judgement of findings: what {@link PlumblineTest} and the judgement file say. */
final class DeclaredJudgement {

  private DeclaredJudgement() {}

  /**
   * @throws ExtensionConfigurationException if one of the two cannot be read, or they contradict
   *     each other
   */
  static Judgement of(PlumblineTest annotation, Class<?> testClass, RunOptions options) {
    String file = annotation.value() + ".judgement";
    try {
      return annotated(annotation, "@PlumblineTest on " + testClass.getName())
          .and(
              options.judgements().isEmpty()
                  ? onClassPath("plumbline/" + file)
                  : in(options.judgements().get().resolve(file)));
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException(
          "The judgement of findings of \"" + annotation.value() + "\": " + e.getMessage(), e);
    }
  }

  private static Judgement annotated(PlumblineTest annotation, String origin) {
    Map<FindingCode, Severity> severities = new EnumMap<>(FindingCode.class);
    List<String> mistakes = new ArrayList<>();
    for (SeverityOf severity : annotation.severities()) {
      if (severities.put(severity.code(), severity.is()) != null) {
        mistakes.add(origin + ": the severity of " + severity.code() + " is given twice.");
      }
    }
    List<Acceptance> acceptances = new ArrayList<>();
    for (Accept accept : annotation.accept()) {
      try {
        acceptances.add(new Acceptance(accept.code(), accept.subject(), accept.reason(), origin));
      } catch (IllegalArgumentException e) {
        mistakes.add(origin + ": " + e.getMessage());
      }
    }
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", mistakes));
    }
    return new Judgement(severities, acceptances);
  }

  private static Judgement in(Path file) {
    try {
      return Files.exists(file)
          ? Judgement.parse(Files.readString(file), file.toString())
          : Judgement.usual();
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Judgement onClassPath(String resource) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (@Nullable InputStream content = loader.getResourceAsStream(resource)) {
      return content == null
          ? Judgement.usual()
          : Judgement.parse(new String(content.readAllBytes(), UTF_8), resource);
    } catch (IOException e) {
      throw new IllegalArgumentException(resource + " cannot be read: " + e.getMessage(), e);
    }
  }
}
