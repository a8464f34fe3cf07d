package dev.plumbline.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  private static final String SPECIAL = "@:/?#%&='\"\\ +$;,!*()[]{}<>|~^`äß€\uD83D\uDD11";
  private static final String PLAIN = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private final Secrets secrets = new Secrets();

  /** A secret as others write it. */
  private static Map<String, String> forms(String secret) {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put("itself", secret);
    forms.put("form", URLEncoder.encode(secret, StandardCharsets.UTF_8));
    forms.put("percent", percent(secret).replace("+", "%20"));
    forms.put("lower", lowerHex(percent(secret)));
    forms.put("twice", percent(percent(secret)));
    forms.put("sql", secret.replace("'", "''"));
    forms.put("identifier", secret.replace("\"", "\"\""));
    forms.put("backslash", secret.replace("\\", "\\\\").replace("'", "\\'"));
    forms.put("json", secret.replace("\\", "\\\\").replace("\"", "\\\""));
    forms.put(
        "xml",
        secret
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&apos;"));
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    forms.put("base64", Base64.getEncoder().encodeToString(bytes));
    forms.put("base64url", Base64.getUrlEncoder().encodeToString(bytes));
    return forms;
  }

  private static String percent(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String lowerHex(String text) {
    StringBuilder lower = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%') {
        lower.replace(i, i + 3, text.substring(i, i + 3).toLowerCase(java.util.Locale.ROOT));
      }
    }
    return lower.toString();
  }

  @Test
  void masksEveryFormOfEverySecretWhereverItStands() {
    Random random = new Random(20261129);
    for (int i = 0; i < 400; i++) {
      String secret = secret(random);
      Secrets one = new Secrets();
      one.add(secret);
      forms(secret)
          .forEach(
              (form, written) -> {
                for (String text :
                    new String[] {
                      "a " + written + " b",
                      "'" + written + "'",
                      "x=" + written + "&y=1",
                      "{\"k\":\"" + written + "\"}",
                      "line\n" + written + "\nline"
                    }) {
                  assertThat(one.mask(text))
                      .as("%s of %s", form, secret)
                      .contains(Secrets.MASK)
                      .doesNotContain(written);
                }
              });
    }
  }

  private static String secret(Random random) {
    StringBuilder secret = new StringBuilder();
    int length = 6 + random.nextInt(14);
    int[] special = SPECIAL.codePoints().toArray();
    for (int i = 0; i < length; i++) {
      if (random.nextInt(3) == 0) {
        secret.appendCodePoint(special[random.nextInt(special.length)]);
      } else {
        secret.append(PLAIN.charAt(random.nextInt(PLAIN.length())));
      }
    }
    return "k" + secret + "9";
  }

  @Test
  void masksTheCredentialsOfALogin() {
    secrets.add("app", "hunter22");

    assertThat(secrets.mask("Authorization: Basic " + base64("app:hunter22")))
        .isEqualTo("Authorization: Basic ***");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void masksTheParts() {
    secrets.add("SEca/CRETb@pw");

    assertThat(secrets.mask("host app, port SEca, database CRETb@h"))
        .isEqualTo("host app, port ***, database ***@h");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "ab", "abc", "1", "  ", "", "true", "***"})
  void shortOnesAndWordsThatHideNothingDoNotShredTheText(String secret) {
    secrets.add(secret);

    assertThat(secrets.mask("shop: abc, a true ab 1 ***  "))
        .isEqualTo("shop: abc, a true ab 1 ***  ");
  }

  @Test
  void aShortOneIsMaskedWhereItsPlaceTells() {
    secrets.add("a", "b");

    assertThat(secrets.mask("postgresql://a:b@h/d password=b x b; alter role a password 'b'"))
        .isEqualTo("postgresql://a:***@h/d password=*** x b; alter role a password '***'");
  }

  @Test
  void plainWordsAreMaskedOnlyByThemselves() {
    secrets.add("postgres");
    secrets.add("pear5");

    assertThat(secrets.mask("postgresql://h as postgres, pear55 and pear5"))
        .isEqualTo("postgresql://h as ***, pear55 and ***");
  }

  @Test
  void aWordThatIsNeededIsSpared() {
    secrets.add("orders");
    secrets.spare("orders");
    secrets.add("orders");

    assertThat(secrets.mask("orders: READY, postgresql://u:orders@h/d"))
        .isEqualTo("orders: READY, postgresql://u:***@h/d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create role x password $$S3cretlit$$",
        "create role x password $tag$S3cretlit$tag$ login",
        "create role x PassWord 'S3cretlit'",
        "create role x password\n  'S3cretlit'",
        "create role x password -- a comment\n 'S3cretlit'",
        "create role x password/* one /* two */ */'S3cretlit'",
        "create role x password E'\\'S3cretlit'",
        "create role x password U&'S3cretlit'",
        "create role x encrypted password 'S3cret''S3cretlit' login",
        "alter user x with password 'S3cretlit' valid until 'x'",
        "create user mapping for x server s options (user 'a', password 'S3cretlit')",
        "alter user mapping for x server s options (set password 'S3cretlit')",
        "alter user mapping for x server s options (set \"password\" 'S3cretlit')",
        "create subscription s connection 'host=h password=S3cretlit user=x' publication p",
        "create subscription s connection 'host=h password = ''S3cretlit x''' publication p",
        "select dblink_connect('host=h user=u password=S3cretlit')",
        "select dblink('postgresql://u:S3cretlit@h/d', 'select 1')",
        "create role x password 'an\nd'\n'S3cretlit'",
        "create role x password 'S3cretlit",
        "create server s options (sslpassword 'S3cretlit')",
        "{\"password\": \"S3cretlit\"}",
        "{\\\"password\\\":\\\"S3cretlit\\\"}",
        "jdbc:postgresql://h/d?user=a&password=S3cretlit&ssl=true",
        "postgresql://a:S3cretlit@h/d",
        "postgresql://a:p@x/S3cretlit@h/d",
        "call login(password => 'S3cretlit')",
      })
  void masksWhatNobodyHasToldOf(String text) {
    assertThat(secrets.mask(text)).contains(Secrets.MASK).doesNotContain("S3cretlit");
  }

  @Test
  void whatFollowsStays() {
    assertThat(secrets.mask("alter role a PASSWORD 'hun''ter2' LOGIN; select 'x'"))
        .isEqualTo("alter role a PASSWORD '***' LOGIN; select 'x'");
    assertThat(secrets.mask("a password $$x y$$ login")).isEqualTo("a password $$***$$ login");
  }

  @Test
  void aLiteralThatWasSeenIsKnownFromThenOn() {
    assertThat(secrets.mask("near \"S3cretlit\": create role x password 'S3cretlit'"))
        .doesNotContain("S3cretlit");
    assertThat(secrets.mask("DETAIL: S3cretlit")).isEqualTo("DETAIL: ***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password authentication failed for user \"app\"",
        "The server requested a password, but none was given.",
        "alter role x password null",
        "select password, token from users where password = u.other and key = 'x'",
        "set password_encryption = 'scram-sha-256'",
        "http://host:8080/path and mail a@b",
        "--password-file /run/secrets/auth",
        "update t set password = crypt(x, y)"
      })
  void leavesWhatIsNone(String text) {
    assertThat(secrets.mask(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://app:SE/CRETx@h/db, CRETx",
    "postgresql://app:p%2Fssword1@h/db, p/ssword1",
    "postgresql://app:p%zzsword1@h/db, p%zzsword1",
    "postgresql://app:a b c word1@h/db, a b c word1",
    "postgres//app:x?password=hunter22&a=b, hunter22",
    "host=h password=hunter22 user=x, hunter22",
    "host=h password='hunter 22' user=x, hunter 22",
    "https://h/?api_key=hunter22, hunter22"
  })
  void learnsFromConnectionStringsHoweverMalformed(String text, String secret) {
    secrets.addFrom(text.startsWith("postgres//") ? text.replace("//", "://") : text);

    assertThat(secrets.mask("it was " + secret + "!")).isEqualTo("it was ***!");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "dbPass",
        "dbpass",
        "DB_PWD",
        "apiKey",
        "api-key",
        "secretValue",
        "authToken",
        "credentials",
        "reader_password",
        "sslpassword",
        "shop.parameter.db-pass",
        "encryption.key"
      })
  void knowsNamesOfSecrets(String name) {
    assertThat(Secrets.isSecretName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password-file",
        "PLUMBLINE_PASSWORD_FILE",
        "sslkey",
        "region",
        "primary_key",
        "author",
        "keyspaces",
        "PGPASSFILE"
      })
  void knowsOthers(String name) {
    assertThat(Secrets.isSecretName(name)).isFalse();
  }
}
