package dev.plumbline.hibernate;

import dev.plumbline.schema.CompositeType;
import dev.plumbline.schema.EnumType;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.text.SqlLiteral;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Types that Hibernate creates and the changelog, too. The columns get the changelog's, because its
 * functions, domains and operators are made for that one; Hibernate's is created beside it, so that
 * the two can be compared.
 */
final class OwnTypes {

  private static final String NAMESPACE = "plumbline_own";
  private static final String CREATE = "create type ";

  private final String defaultNamespace;
  private final Map<QualifiedName, QualifiedName> originals = new HashMap<>();

  OwnTypes(String defaultNamespace) {
    this.defaultNamespace = defaultNamespace;
  }

  /**
   * The statements, with other names for the types that are already there. An enum type that is
   * there gets the values that it lacks, so that defaults and checks can mention them.
   */
  List<String> beside(Schema before, List<String> statements, Statement server)
      throws SQLException {
    List<String> renamed = new ArrayList<>();
    for (String sql : statements) {
      Optional<QualifiedName> taken = created(sql).filter(name -> has(before, name));
      if (taken.isEmpty()) {
        renamed.add(sql);
        continue;
      }
      if (originals.isEmpty()) {
        server.execute("create schema " + NAMESPACE);
      }
      QualifiedName own = new QualifiedName(NAMESPACE, "type_" + originals.size());
      originals.put(own, taken.get());
      String create = CREATE + own.quoted() + SqlName.after(definition(sql));
      Optional<EnumType> there = before.enumType(taken.get());
      if (there.isPresent() && isEnum(sql)) {
        server.execute(create);
        complete(there.get(), own, server);
      } else {
        renamed.add(create);
      }
    }
    return renamed;
  }

  private Optional<QualifiedName> created(String sql) {
    return sql.toLowerCase(Locale.ROOT).startsWith(CREATE)
        ? SqlName.at(definition(sql), defaultNamespace)
        : Optional.empty();
  }

  private static String definition(String sql) {
    return sql.substring(CREATE.length()).strip();
  }

  private static boolean isEnum(String sql) {
    return SqlName.after(definition(sql)).toLowerCase(Locale.ROOT).matches("(?s)\\s*as\\s+enum.*");
  }

  private static boolean has(Schema schema, QualifiedName name) {
    return Stream.of(
            schema.enumTypes().stream().map(EnumType::name),
            schema.compositeTypes().stream().map(CompositeType::name),
            schema.domains().stream().map(domain -> domain.name()),
            schema.rangeTypes().stream().map(range -> range.name()))
        .flatMap(Function.identity())
        .anyMatch(name::equals);
  }

  private static void complete(EnumType there, QualifiedName own, Statement server)
      throws SQLException {
    List<String> wanted = new ArrayList<>();
    try (var rows =
        server.executeQuery(
            "select v::pg_catalog.text from pg_catalog.unnest(pg_catalog.enum_range(null::"
                + own.quoted()
                + ")) v")) {
      while (rows.next()) {
        wanted.add(rows.getString(1));
      }
    }
    for (String value : wanted) {
      if (!there.values().contains(value)) {
        server.execute(
            "alter type " + there.name().quoted() + " add value " + SqlLiteral.of(value));
      }
    }
  }

  /** The schema with Hibernate's types in place of the changelog's. */
  Schema instead(Schema schema) {
    return new Schema(
        schema.namespaces().stream().filter(each -> !each.name().equals(NAMESPACE)).toList(),
        schema.extensions(),
        schema.collations(),
        schema.tables(),
        schema.sequences(),
        own(schema.enumTypes(), EnumType::name, OwnTypes::renamed),
        replaced(schema.domains(), domain -> domain.name()),
        own(schema.compositeTypes(), CompositeType::name, OwnTypes::renamed),
        replaced(schema.rangeTypes(), range -> range.name()),
        schema.routines(),
        schema.otherObjects());
  }

  private interface Renaming<T> {
    T renamed(T type, QualifiedName name);
  }

  private <T> List<T> own(List<T> types, Function<T, QualifiedName> name, Renaming<T> renaming) {
    List<T> all = new ArrayList<>(replaced(types, name));
    for (T type : types) {
      QualifiedName original = originals.get(name.apply(type));
      if (original != null) {
        all.add(renaming.renamed(type, original));
      }
    }
    return all.stream()
        .sorted(
            Comparator.comparing((T type) -> name.apply(type).namespace())
                .thenComparing(type -> name.apply(type).name()))
        .toList();
  }

  private <T> List<T> replaced(List<T> types, Function<T, QualifiedName> name) {
    return types.stream()
        .filter(type -> !originals.containsValue(name.apply(type)))
        .filter(type -> !originals.containsKey(name.apply(type)))
        .toList();
  }

  private static EnumType renamed(EnumType type, QualifiedName name) {
    return new EnumType(name, type.values(), type.grants(), type.comment());
  }

  private static CompositeType renamed(CompositeType type, QualifiedName name) {
    return new CompositeType(name, type.attributes(), type.grants(), type.comment());
  }
}
