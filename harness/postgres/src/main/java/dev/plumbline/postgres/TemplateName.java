package dev.plumbline.postgres;

/**
 * Names of finished templates: {@code plumbline_template_FAMILY_RANDOM}. No run's database can have
 * such a name: a run's id is shorter than the word "template".
 */
final class TemplateName {

  private static final String PREFIX = "plumbline_template_";
  private static final int RANDOM_LENGTH = 8;

  /** What follows the family: {@code _RANDOM}. */
  static final int SUFFIX_LENGTH = 1 + RANDOM_LENGTH;

  private TemplateName() {}

  /** What a family's templates are called, without the suffix. */
  static String stem(String family) {
    if (!family.matches("[A-Za-z0-9_]{1,32}")) {
      throw new IllegalArgumentException(
          "\""
              + family
              + "\" cannot be a family of templates: only letters, digits and _ may be in it, and"
              + " it has 1 to 32 characters.");
    }
    return PREFIX + family;
  }

  /** A name that nobody else has. */
  static DatabaseName random(String family) {
    return new DatabaseName(stem(family) + "_" + DatabaseNames.randomWord(RANDOM_LENGTH));
  }

  static boolean isOne(String database) {
    return database.startsWith(PREFIX) && database.length() > PREFIX.length() + SUFFIX_LENGTH;
  }

  /** The family that a template's name tells. */
  static String family(String database) {
    return database.substring(PREFIX.length(), database.length() - SUFFIX_LENGTH);
  }
}
