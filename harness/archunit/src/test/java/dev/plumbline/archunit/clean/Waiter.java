package dev.plumbline.archunit.clean;

/** Has to do with tables, but with no database. */
final class Waiter {

  String order() {
    return "drop table cloth";
  }

  String sign() {
    return "CREATE TABLE (of wood)";
  }
}
