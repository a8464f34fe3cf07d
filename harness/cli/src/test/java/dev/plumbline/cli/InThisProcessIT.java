package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.PlumblineJar.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command in the tests' process says and does what the jar does as a process of its own. */
class InThisProcessIT {

  private static final String[][] COMMANDS = {
    {},
    {"migrate", "--help"},
    {"migrate", "shop", "--lock-timeout=soon"},
    {"migrate", "nobody"},
    {"validate", "shop", "--record=recorded"},
    {"verify", "shop", "--recorded=recorded", "--log-level=debug"},
    {"plan", "shop"},
    {"migrate", "shop"},
    {"migrate", "shop", "--output=json", "--metrics-file=metrics.txt"},
    {"status", "shop", "--search-path=."},
    {"rollback", "shop", "--count=1"},
    {"verify", "shop", "--password-file=missing"},
    {"history", "shop", "--config=missing"},
    {"verify", "shop", "--default-schema=nowhere"}
  };

  @Test
  void isTheSame(@TempDir Path here, @TempDir Path there) throws Exception {
    Shop shop = Shop.in(here, Shop.TWO_CHANGESETS);
    Shop process = Shop.in(there, Shop.TWO_CHANGESETS);

    for (String[] command : COMMANDS) {
      Result one = shop.jar().run(command);
      Result other = process.jar().asProcess().run(command);
      assertThat(words(one, shop)).as(String.join(" ", command)).isEqualTo(words(other, process));
    }
    for (String file : List.of("recorded/shop.revision", "metrics.txt")) {
      assertThat(Files.readString(here.resolve(file)).lines().count())
          .isEqualTo(Files.readString(there.resolve(file)).lines().count());
    }
  }

  /** Without what differs from one run to the next, or from one place to another. */
  private static String words(Result result, Shop shop) {
    return (result.exitCode() + "\n" + result.out() + "\n" + result.err())
        .replace(shop.place(), "PLACE")
        .replace(shop.folder() + "/", "")
        .replace(shop.folder().toString(), "FOLDER")
        .replaceAll("\\d+(\\.\\d+)? m?s\\b", "TIME")
        .replaceAll("\"\\w*[sS]econds\":[0-9.]+", "SECONDS")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d[ T][0-9:.]+Z?", "MOMENT")
        .replaceAll("(?m)^\\[DEBUG].*\\n", "");
  }
}
