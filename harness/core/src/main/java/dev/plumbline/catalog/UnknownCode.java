package dev.plumbline.catalog;

/** A code in a system catalog that this version of Plumbline has never heard of. */
final class UnknownCode {

  private UnknownCode() {}

  static IllegalStateException of(String column, String code) {
    return new IllegalStateException(
        column
            + " holds the code \""
            + code
            + "\", which Plumbline does not know. The server is newer than this version of"
            + " Plumbline (it knows PostgreSQL 14 to 18); use a newer one.");
  }
}
