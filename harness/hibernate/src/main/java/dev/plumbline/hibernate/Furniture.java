package dev.plumbline.hibernate;

import dev.plumbline.schema.Domain;
import dev.plumbline.schema.EnumType;
import dev.plumbline.schema.Extension;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What entities may refer to without creating it: extensions, enum types and domains of the
 * changelog.
 *
 * <p>Hibernate creates some enum types itself. So the changelog's wait in a namespace of their own,
 * last in the search path, where a name leads to them only if Hibernate has not created its own.
 * Afterwards they move to where the changelog has them.
 */
record Furniture(List<Extension> extensions, List<EnumType> enumTypes, List<Domain> domains) {

  private static final String WAITING = "plumbline_types";

  static Furniture of(Schema migrated) {
    return new Furniture(
        migrated.extensions(),
        migrated.enumTypes().stream().filter(type -> isPublic(type.name())).toList(),
        migrated.domains().stream().filter(domain -> isPublic(domain.name())).toList());
  }

  private static boolean isPublic(QualifiedName name) {
    return name.namespace().equals("public");
  }

  /** Statements for before Hibernate's schema is created, in the same session. */
  List<String> setUp() {
    List<String> statements = new ArrayList<>();
    for (Extension extension : extensions) {
      statements.add("create schema if not exists " + quoted(extension.namespace()));
      statements.add(
          "create extension if not exists "
              + quoted(extension.name())
              + " schema "
              + quoted(extension.namespace())
              + " cascade");
    }
    statements.add("create schema " + WAITING);
    enumTypes.forEach(type -> statements.add(create(type)));
    statements.add("set search_path = public, " + WAITING);
    baseTypesFirst(domains).forEach(domain -> statements.add(create(domain)));
    statements.add("set search_path = \"$user\", public, " + WAITING);
    return statements;
  }

  /** Statements for after Hibernate's schema has been created. */
  List<String> clearUp() {
    List<String> statements = new ArrayList<>();
    domains.forEach(domain -> statements.add(move("domain", domain.name().name())));
    enumTypes.forEach(type -> statements.add(move("type", type.name().name())));
    statements.add("drop schema " + WAITING + " cascade");
    statements.add("reset search_path");
    return statements;
  }

  private static String create(EnumType type) {
    return "create type "
        + WAITING
        + "."
        + quoted(type.name().name())
        + " as enum ("
        + type.values().stream().map(Furniture::literal).collect(Collectors.joining(", "))
        + ")";
  }

  /** A domain may rest on another, which then has to be there before it. */
  private static List<Domain> baseTypesFirst(List<Domain> domains) {
    List<Domain> sorted = new ArrayList<>();
    List<Domain> remaining = new ArrayList<>(domains);
    while (!remaining.isEmpty()) {
      Set<String> names = remaining.stream().map(Domain::label).collect(Collectors.toSet());
      List<Domain> ready =
          remaining.stream().filter(domain -> !names.contains(domain.type())).toList();
      // a domain that is named like a built-in type looks as if it rested on itself
      List<Domain> next = ready.isEmpty() ? List.copyOf(remaining) : ready;
      sorted.addAll(next);
      remaining.removeAll(next);
    }
    return sorted;
  }

  /**
   * Only name and type: no row is ever written here, and rules may call the changelog's functions.
   */
  private static String create(Domain domain) {
    return "create domain " + WAITING + "." + quoted(domain.name().name()) + " as " + domain.type();
  }

  private static String move(String kind, String name) {
    return "do $$ begin if to_regtype("
        + literal("public." + quoted(name))
        + ") is null then alter "
        + kind
        + " "
        + WAITING
        + "."
        + quoted(name)
        + " set schema public; end if; end $$";
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
