package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.PlumblineJar.Result;
import dev.plumbline.verification.ExitCode;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that cannot be written, and what others wrote into them. */
class ResultWriterIT {

  private final Path dir;

  ResultWriterIT(@TempDir Path dir) {
    this.dir = dir;
  }

  @ParameterizedTest
  @ValueSource(strings = {">/dev/full", ">&-"})
  void aResultThatNobodyGetsIsNotASuccess(String redirection) throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    shop.jar().run("migrate", "shop");
    for (String output : new String[] {"--output=json", "--output=text"}) {
      Result result = shop.jar().runRedirected(redirection, "history", "shop", output);

      assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.OUTPUT_LOST.code());
      assertThat(result.err()).contains("could not be written to standard output");
    }
  }

  @Test
  void aFailureStaysTheFailureThatItIs() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);

    assertThat(shop.jar().runRedirected(">/dev/full", "verify", "shop").exitCode())
        .isEqualTo(ExitCode.NOT_READY.code());
  }

  @Test
  void metricsThatDoNotFitAreALoss() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    Result result = shop.jar().run("migrate", "shop", "--metrics-file=/dev/full");

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.OUTPUT_LOST.code());
    assertThat(result.err()).contains("/dev/full").contains("What was done stays done.");
    assertThat(shop.jar().run("verify", "shop").out()).startsWith("shop: READY.");
    assertThat(Files.isRegularFile(Path.of("/dev/full"))).isFalse();
  }

  @Test
  void aLinkStaysAndWhatItLeadsToIsReplaced() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    Path folder = Files.createDirectories(dir.resolve("real"));
    Path link = Files.createSymbolicLink(dir.resolve("metrics.prom"), Path.of("real/m.prom"));
    shop.jar().run("validate", "shop", "--metrics-file=" + link);
    shop.jar().run("validate", "shop", "--metrics-file=" + link);

    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.isRegularFile(folder.resolve("m.prom"), LinkOption.NOFOLLOW_LINKS)).isTrue();
    assertThat(Files.readString(link)).endsWith("# EOF\n");
  }

  @Test
  void aPipeIsWrittenToAndNotReplaced() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    Path pipe = dir.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    CompletableFuture<String> reader =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(pipe);
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    Result read = shop.jar().run("validate", "shop", "--metrics-file=" + pipe);
    Result unread = shop.jar().run("validate", "shop", "--metrics-file=" + pipe);

    assertThat(read.exitCode()).as(read.toString()).isZero();
    assertThat(reader.join()).endsWith("# EOF\n");
    assertThat(Files.isRegularFile(pipe)).isFalse();
    assertThat(unread.exitCode()).as(unread.toString()).isEqualTo(ExitCode.OUTPUT_LOST.code());
    assertThat(unread.err()).contains("nobody read it within 5 s");
  }

  @Test
  void nothingThatOthersWroteCommandsTheTerminal() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    shop.jar().run("migrate", "shop");
    shop.execute(
        "update databasechangelog set id = E'\\u001b[2Jx\\u0007\\u009b31m\\u202ey', tag ="
            + " E't\\u001b]0;z' where id = '2'");
    Result history = shop.jar().run("history", "shop", "--color=always");
    Result json = shop.jar().run("history", "shop", "--output=json");
    Result service = shop.jar().run("verify", "sh\u001b[31mop");

    assertThat(history.out())
        .contains("\\u001b[2Jx\\u0007\\u009b31m\\u202ey")
        .doesNotContain("\u001b[2J", "\u0007", "\u009b", "\u202e", "\u001b]0");
    assertThat(history.out()).as("colours of our own").contains("\u001b[33m");
    assertThat(json.out())
        .contains("\\u001b[2Jx\\u0007\\u009b31m\\u202ey")
        .doesNotContain("\u001b", "\u0007", "\u009b", "\u202e");
    assertThat(service.output()).contains("sh\\u001b[31mop").doesNotContain("\u001b");
  }
}
