package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.PlumblineJar.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    {"rehearse", "shop"},
    {"rehearse", "shop", "--since-database"},
    {"migrate", "shop"},
    {"migrate", "shop", "--output=json", "--metrics-file=metrics.txt"},
    {"wait", "shop"},
    {"tag", "shop", "--tag=one"},
    {"status", "shop", "--search-path=."},
    {"rollback", "shop", "--count=1"},
    {"baseline", "shop", "--to-head"},
    {"disposable", "shop"},
    {"recreate", "shop", "--yes"},
    {"unlock", "shop"},
    {"verify", "shop", "--password-file=missing"},
    {"history", "shop", "--config=missing"},
    {"verify", "shop", "--default-schema=nowhere"}
  };

  @Test
  void isTheSame(@TempDir Path here, @TempDir Path there) throws Exception {
    Shop shop = Shop.in(here, Shop.TWO_CHANGESETS);
    Shop process = Shop.in(there, Shop.TWO_CHANGESETS);

    for (String[] command : COMMANDS) {
      Running running = jar(process).start(command);
      Result one = jar(shop).run(command);
      Result other = running.result();
      assertThat(words(one, shop)).as(String.join(" ", command)).isEqualTo(words(other, process));
    }
    for (String file : List.of("recorded/shop.revision", "metrics.txt")) {
      assertThat(Files.readString(here.resolve(file)).lines().count())
          .isEqualTo(Files.readString(there.resolve(file)).lines().count());
    }
  }

  private static PlumblineJar jar(Shop shop) {
    return shop.jar().with("ENVIRONMENT", "test");
  }

  @Test
  void everyCommandIsAmongThem() throws Exception {
    assertThat(
            Pattern.compile("(?m)^  ([a-z]+) {2,}[A-Z]")
                .matcher(PlumblineJar.inRepository().run("--help").out())
                .results()
                .map(found -> found.group(1)))
        .hasSizeGreaterThan(10)
        .isSubsetOf(Stream.of(COMMANDS).flatMap(Stream::of).toList());
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
