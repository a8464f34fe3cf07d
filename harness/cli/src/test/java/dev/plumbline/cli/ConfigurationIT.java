package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.PlumblineJar.Result;
import dev.plumbline.postgres.Database;
import dev.plumbline.verification.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options, environment and file, in that order. */
class ConfigurationIT {

  private static final String WRONG = "Wr0ng-p4ssword";

  private final Path dir;

  ConfigurationIT(@TempDir Path dir) {
    this.dir = dir;
  }

  private Shop shop() throws Exception {
    return Shop.in(
        dir,
        """
        --changeset mira:1 context:small
        create table ${name} (id int);
        --changeset mira:2 context:large
        create table ${name}_more (id int);
        """);
  }

  private void configure(String... lines) throws Exception {
    Files.write(dir.resolve("plumbline.properties"), java.util.List.of(lines));
  }

  private static PlumblineJar withoutDatabase(Shop shop) {
    return PlumblineJar.inRepository().in(shop.folder());
  }

  @Test
  void everythingMayStandInTheFile() throws Exception {
    Shop shop = shop();
    Database database = shop.database();
    Path password = Files.writeString(dir.resolve("secret"), database.password() + "\n");
    configure(
        "url=postgresql://" + shop.place().replaceFirst("[^/]*$", "") + "cli_{service}",
        "shop.url=postgresql://" + shop.place(),
        "username=" + database.username(),
        "password-file=" + password,
        "contexts=large",
        "shop.contexts=small",
        "parameter.name=loaves",
        "patience=1m");

    Result plan = withoutDatabase(shop).run("plan", "shop");

    assertThat(plan.exitCode()).as(plan.toString()).isZero();
    assertThat(plan.out())
        .contains("1 changeSet to apply", "create table loaves (id int);")
        .doesNotContain("loaves_more");
  }

  @Test
  void environmentComesBeforeFileAndOptionBeforeEnvironment() throws Exception {
    Shop shop = shop();
    configure("contexts=small", "shop.contexts=small", "parameter.name=from_file", "output=json");
    PlumblineJar jar =
        shop.jar()
            .with("PLUMBLINE_CONTEXTS", "large")
            .with("PLUMBLINE_PARAMETER", "name=from_environment\nother=1")
            .with("PLUMBLINE_OUTPUT", "text");

    assertThat(jar.run("plan", "shop").out()).contains("create table from_environment_more (id");
    assertThat(jar.run("plan", "shop", "--contexts=small", "-Dname=given").out())
        .contains("create table given (id");
    assertThat(jar.run("plan", "shop", "--output=json", "--parameter", "name=given").out())
        .startsWith("{\"format\":1,\"command\":\"plan\",");
  }

  @Test
  void unknownKeysAreNamedWithThoseThatAreMeant() throws Exception {
    Shop shop = shop();
    configure(
        "serch-path=app", "shop.serch-path=app", "shop.patience=1m", "contexts=small", "xyzzy=1");
    Result result = shop.jar().run("migrate", "shop");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(result.err())
        .startsWith("plumbline.properties has unknown keys:\n")
        .contains(
            "  serch-path (did you mean search-path?)\n",
            "  shop.serch-path (did you mean shop.search-path?)\n",
            "  shop.patience (patience is the same for all services: write patience)\n",
            "  xyzzy")
        .doesNotContain("contexts");
  }

  @Test
  void aKeyWrittenTwiceIsAnError() throws Exception {
    Shop shop = shop();
    configure("contexts=small", "contexts=large");

    assertThat(shop.jar().run("plan", "shop").err())
        .isEqualTo("plumbline.properties has duplicate keys: contexts.\n");
  }

  @Test
  void anotherFileMayBeNamed() throws Exception {
    Shop shop = shop();
    Path file = dir.resolve("production.conf");
    Files.writeString(file, "contexts=large\nparameter.name=loaves\n");

    assertThat(shop.jar().run("plan", "shop", "--config", file.toString()).out())
        .contains("loaves_more");
    assertThat(shop.jar().with("PLUMBLINE_CONFIG", file.toString()).run("plan", "shop").out())
        .contains("loaves_more");
    Result missing = shop.jar().run("plan", "shop", "--config=nowhere.conf");
    assertThat(missing.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(missing.err()).startsWith("There is no configuration file ");
  }

  @Test
  void aWrongValueIsToldWithItsSource() throws Exception {
    Shop shop = shop();
    configure("lock-timeout=soon");

    assertThat(shop.jar().run("migrate", "shop").err())
        .startsWith(
            "Invalid value for option '--lock-timeout': 'soon' is not a duration. Write 500ms, 30s,"
                + " 5m, 1h or 7d. (from lock-timeout in plumbline.properties)");
    assertThat(shop.jar().with("PLUMBLINE_LOCK_TIMEOUT", "later").run("migrate", "shop").err())
        .contains("(from $PLUMBLINE_LOCK_TIMEOUT)");
  }

  @Test
  void aVariableThatIsNearlyOursIsMentioned() throws Exception {
    assertThat(shop().jar().with("PLUMBLINE_CONTEXT", "small").run("verify", "shop").err())
        .contains("$PLUMBLINE_CONTEXT is not a known option; did you mean $PLUMBLINE_CONTEXTS?");
  }

  @Test
  void libpqsVariablesAreEnough() throws Exception {
    Shop shop = shop();
    Database database = shop.database();
    String[] place = shop.place().split("[:/]", -1);
    PlumblineJar jar =
        withoutDatabase(shop)
            .with("PGHOST", place[0])
            .with("PGPORT", place[1])
            .with("PGDATABASE", place[2])
            .with("PGUSER", database.username());

    assertThat(jar.with("PGPASSWORD", database.password()).run("verify", "shop").out())
        .startsWith("shop: EMPTY.");
    Path passwords =
        Files.createFile(
            dir.resolve("pgpass"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(passwords, "*:*:*:*:" + database.password() + "\n");
    assertThat(jar.asProcess().with("PGPASSFILE", passwords.toString()).run("verify", "shop").out())
        .startsWith("shop: EMPTY.");
    Result withoutPassword = jar.run("verify", "shop");
    assertThat(withoutPassword.exitCode())
        .as(withoutPassword.toString())
        .isEqualTo(ExitCode.ACCESS_DENIED.code());
  }

  @Test
  void tlsAndOtherParametersReachTheDriver() throws Exception {
    Shop shop = shop();
    Result required = shop.jar().with("PGSSLMODE", "require").run("verify", "shop");
    assertThat(required.exitCode()).isEqualTo(ExitCode.ACCESS_DENIED.code());
    assertThat(required.err()).contains("SSL");

    shop.write(
        """
        --changeset mira:1
        create table said as select current_setting('application_name') as name,
          current_setting('work_mem') as memory;
        """);
    shop.jar()
        .with("PGOPTIONS", "-c work_mem=1234kB")
        .with("PGAPPNAME", "deploy 7")
        .run("migrate", "shop");
    assertThat(shop.query("select name || ', ' || memory from said")).isEqualTo("deploy 7, 1234kB");
  }

  @Test
  void anotherSchemaMayBeTheDefault() throws Exception {
    Shop shop = shop();
    Result missing = shop.jar().run("migrate", "shop", "--default-schema=bakery", "-Dname=loaves");
    assertThat(missing.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(missing.err()).startsWith("shop: there is no schema bakery in ");

    shop.execute("create schema bakery");
    Result result = shop.jar().run("migrate", "shop", "--default-schema=bakery", "-Dname=loaves");
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(
            shop.query(
                "select string_agg(tablename, ' ' order by tablename) from pg_tables"
                    + " where schemaname = 'bakery'"))
        .isEqualTo("databasechangelog databasechangeloglock loaves loaves_more");
    assertThat(shop.jar().run("verify", "shop", "--default-schema=bakery", "-Dname=loaves").out())
        .startsWith("shop: READY.");
  }

  @ParameterizedTest
  @CsvSource({"Bakery, Bakery", "'\"Bakery\"', Bakery", "BAKERY, bakery", "'my bakery', my bakery"})
  void aSchemaIsMeantAsStockLiquibaseMeansIt(String option, String schema) throws Exception {
    Shop shop = shop();
    shop.execute("create schema \"" + schema.replace("\"", "\"\"") + "\"");

    Result result = shop.jar().run("migrate", "shop", "--default-schema", option, "-Dname=loaves");

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(shop.query("select schemaname from pg_tables where tablename = 'loaves'"))
        .isEqualTo(schema);
    assertThat(shop.jar().run("verify", "shop", "--default-schema", option, "-Dname=loaves").out())
        .startsWith("shop: READY.");
  }

  @Test
  void aSchemaThatIsThereInOtherLettersIsNamed() throws Exception {
    Shop shop = shop();
    shop.execute("create schema \"BAKERY\"");

    Result result = shop.jar().run("migrate", "shop", "--default-schema=BAKERY", "-Dname=loaves");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(result.err())
        .startsWith("shop: there is no schema bakery in ")
        .contains("There is BAKERY: write --default-schema '\"BAKERY\"'");
  }

  @Test
  void secretsOfFileAndEnvironmentAreNotRepeated() throws Exception {
    Shop shop = shop();
    configure("username=" + shop.database().username(), "password=" + WRONG);
    Result[] results = {
      withoutDatabase(shop)
          .with("DATABASE_URL", shop.database().jdbcUrl())
          .run("verify", "shop", "--log-level=trace", "--stacktrace"),
      withoutDatabase(shop)
          .with("DATABASE_URL", shop.database().jdbcUrl())
          .with("PLUMBLINE_PASSWORD", WRONG)
          .run("migrate", "shop", "--output=json", "--log-level=debug"),
      withoutDatabase(shop)
          .with(
              "SHOP_DATABASE_URL",
              "postgresql://" + shop.database().username() + ":" + WRONG + "@" + shop.place())
          .run("wait", "shop", "--timeout=0s", "--output=json")
    };
    assertThat(results)
        .allSatisfy(
            result -> {
              assertThat(result.exitCode())
                  .as(result.toString())
                  .isEqualTo(ExitCode.ACCESS_DENIED.code());
              assertThat(result.output()).doesNotContain(WRONG);
            });
  }

  @Test
  void aMalformedFileIsNotQuoted() throws Exception {
    Shop shop = shop();
    configure("password=" + WRONG + "\\u12");

    Result result = shop.jar().run("verify", "shop");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(result.err()).startsWith("Cannot read the configuration file ");
    assertThat(result.output()).doesNotContain(WRONG);
  }
}
