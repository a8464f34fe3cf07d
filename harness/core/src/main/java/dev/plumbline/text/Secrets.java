package dev.plumbline.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text: those that are known, by their value and in every form in which one is
 * usually written; and those that nobody has told of, where the place says what they are (the login
 * of a URL, {@code password=}, a literal after PASSWORD in SQL).
 *
 * <p>Values of fewer than four characters are found in every other line, so that they are masked
 * only where their place tells; plain words, and values of four or five characters, only where they
 * stand by themselves. Safe for use by several threads.
 */
public final class Secrets {

  /** What stands in a secret's place. */
  public static final String MASK = "***";

  private static final int SHORTEST = 4;

  /** Values of variables and parameters that only sound secret. */
  private static final Set<String> HIDE_NOTHING =
      Set.of("true", "false", "null", "none", "yes", "no", "on", "off", "enabled", "disabled");

  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i).*(pass|pasw|pwd|secret|token|credential|key(?![a-z])|(^|[^a-z])(creds?|pw|auth|pin)"
              + "(?![a-z])).*");

  /** Names with such a word in them whose values lead to a secret, or are none. */
  private static final Pattern HARMLESS_NAME =
      Pattern.compile(
          "(?i).*[-_.]?(file|path)|ssl-?key|(.*[-_.])?(primary|foreign|public|partition|sort)[-_.]?"
              + "key|password[-_.]?encryption|.*[-_.](length|timeout|count|ttl|names?)");

  private static final Pattern USER_INFO =
      Pattern.compile("(?i)([a-z][a-z0-9+.-]*://[^\\s:/@'\"<>]*:)[^\\s'\"<>]*@");

  private volatile List<SecretForms> known = List.of();
  private final Set<String> spared = ConcurrentHashMap.newKeySet();

  /** Knows of none until it is told. */
  public Secrets() {}

  /** Whether a value with that name is taken for a secret. */
  public static boolean isSecretName(String name) {
    return SECRET_NAME.matcher(name).matches() && !HARMLESS_NAME.matcher(name).matches();
  }

  /** Masks that value from now on, wherever it appears. */
  public void add(String secret) {
    String value = secret.strip();
    if (value.length() >= SHORTEST
        && !HIDE_NOTHING.contains(value.toLowerCase(Locale.ROOT))
        && !value.chars().allMatch(c -> c == '*')) {
      add(SecretForms.of(value));
    }
  }

  /** The same of a password, and of what is made of it and the user's name for HTTP. */
  public void add(String user, String password) {
    add(password);
    if (!password.isEmpty()) {
      add(SecretForms.ofLogin(user, password));
    }
  }

  /**
   * Leaves a word as it is, although it may be a secret as well, because it has to be printed: the
   * name of a service whose password is the same. Where the place tells, it is masked all the same.
   */
  public synchronized void spare(String word) {
    spared.add(word);
    known = known.stream().filter(form -> !form.value().equals(word)).toList();
  }

  private synchronized void add(Collection<SecretForms> forms) {
    List<SecretForms> all = new ArrayList<>(known);
    forms.stream()
        .filter(form -> !all.contains(form) && !spared.contains(form.value()))
        .forEach(all::add);
    // whole ones first: a shorter one may be part of a longer one
    all.sort(Comparator.comparingInt(SecretForms::length).reversed());
    known = List.copyOf(all);
  }

  /**
   * Learns the secrets in a URL or a connection string, which may be a malformed one: what is
   * between the first colon of the login and its last {@code @}, and the values of parameters whose
   * names say so; as they stand and decoded.
   */
  public void addFrom(String connectionString) {
    int begin = connectionString.indexOf("://");
    int end = connectionString.lastIndexOf('@');
    if (begin >= 0 && end > begin) {
      addLogin(connectionString.substring(begin + 3, end));
    }
    int query = connectionString.indexOf('?');
    if (begin >= 0 && query >= 0) {
      Arrays.stream(connectionString.substring(query + 1).split("&", -1))
          .map(pair -> pair.split("=", 2))
          .filter(pair -> pair.length == 2 && isSecretName(pair[0]))
          .forEach(pair -> addEncoded("", pair[1]));
    }
    List<String> literals = new ArrayList<>();
    PasswordLiterals.mask(connectionString, literals);
    literals.forEach(this::add);
  }

  private void addLogin(String login) {
    int colon = login.indexOf(':');
    if (colon >= 0) {
      addEncoded(login.substring(0, colon), login.substring(colon + 1));
    }
  }

  private void addEncoded(String user, String password) {
    add(user, password);
    PercentEncoding.decoded(password).ifPresent(decoded -> add(user, decoded));
  }

  /** The text without secrets. */
  public String mask(String text) {
    String masked = text;
    for (SecretForms form : known) {
      masked = form.mask(masked);
    }
    if (masked.contains("://")) {
      masked = USER_INFO.matcher(masked).replaceAll("$1" + Matcher.quoteReplacement(MASK) + "@");
    }
    List<String> literals = new ArrayList<>();
    masked = PasswordLiterals.mask(masked, literals);
    for (String literal : literals) {
      masked = learnt(literal, masked);
    }
    return masked;
  }

  /** What SQL has shown to be a password may be repeated by what the server says of the SQL. */
  private String learnt(String literal, String text) {
    if (literal.length() < SHORTEST || literal.contains("${") || literal.contains(MASK)) {
      return text;
    }
    List<SecretForms> forms = SecretForms.of(literal);
    if (!SecretForms.isPlainWord(literal)) {
      add(literal);
    }
    String masked = text;
    for (SecretForms form : forms) {
      masked = form.mask(masked);
    }
    return masked;
  }
}
