package dev.plumbline.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.output.GuardedStream;
import dev.plumbline.cli.output.WholeTexts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  private final Redaction redaction = new Redaction();

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db/auth?user=a&password=hunter2&ssl=true,"
        + " jdbc:postgresql://db/auth?user=a&password=***&ssl=true",
    "postgresql://auth:hunter2@db/auth, postgresql://auth:***@db/auth",
    "postgresql://auth:hun@ter2@db/auth, postgresql://auth:***@db/auth",
    "postgresql://auth@db/auth, postgresql://auth@db/auth"
  })
  void takesPasswordsOutOfUrls(String text, String redacted) {
    assertThat(redaction.redact(text)).isEqualTo(redacted);
  }

  @Test
  void takesPasswordsOutOfSql() {
    assertThat(redaction.redact("ALTER ROLE a PASSWORD 'hun''ter2' LOGIN"))
        .isEqualTo("ALTER ROLE a PASSWORD '***' LOGIN");
  }

  @Test
  void leavesAPasswordThatIsTheServicesName() {
    redaction.hide(DatabaseAddress.parse("postgresql://auth:auth@db/auth"), "auth");

    assertThat(redaction.redact("auth: 3 changeSets applied"))
        .isEqualTo("auth: 3 changeSets applied");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-DdbPass=hunter2",
        "-D dbPass=hunter2",
        "--parameter=db_pwd=hunter2",
        "--ulr=postgresql://a:hunter2@h/d",
        "--db-pass hunter2",
        "--password=hunter2",
        "--password hunter2",
        "--pasword hunter2",
        "--pwd=hunter2"
      })
  void hidesWhatFollowsASecretOption(String arguments) {
    redaction.hideArguments(arguments.split(" ", -1));

    assertThat(redaction.redact("Unknown option: hunter2")).isEqualTo("Unknown option: ***");
  }

  @Test
  void doesNotTakeAFilesNameForASecret() {
    redaction.hideArguments("--password-file", "/run/secrets/auth", "--password", "--debug");

    assertThat(redaction.redact("/run/secrets/auth --debug"))
        .isEqualTo("/run/secrets/auth --debug");
  }

  @Test
  void worksOnAStreamEvenWithoutALinesEnd() {
    redaction.hide("hünter2");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = GuardedStream.inFrontOf(bytes, redaction::redact);
    stream.println("first … hünter2");
    stream.print("prompt hünter2: ");
    stream.flush();

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo("first … ***" + System.lineSeparator() + "prompt ***: ");
  }

  @Test
  void aTextIsLookedAtAsAWholeHoweverLong() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    redaction.hide("hunter2-and-more");
    PrintStream stream = GuardedStream.inFrontOf(bytes, redaction::redact);
    stream.println("alter role x password\n  'not-known-before'");
    PrintWriter writer = WholeTexts.to(stream);
    writer.println("x".repeat(8187) + "hunter2-and-more");
    stream.write(("y".repeat(8187) + "hunter2-").getBytes(StandardCharsets.UTF_8), 0, 8195);
    stream.flush();
    stream.write("and-more\n".getBytes(StandardCharsets.UTF_8), 0, 9);

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .doesNotContain("not-known-before", "hunter2")
        .contains("xxx***", "yyy***");
  }
}
