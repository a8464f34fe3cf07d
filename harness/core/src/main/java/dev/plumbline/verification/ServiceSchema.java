package dev.plumbline.verification;

import dev.plumbline.history.LocatedHistory;
import dev.plumbline.schema.Namespace;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Routine;
import dev.plumbline.schema.Rule;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Trigger;
import dev.plumbline.text.SqlIdentifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The part of a database that belongs to one service, as a snapshot words it: its own schema is
 * called {@code public}, whatever its name is. Other services and tenants may have schemas beside.
 *
 * @param place where its history is, and its own schema
 * @param others the other schemas that it uses
 */
record ServiceSchema(LocatedHistory place, List<String> others) {

  private static final String PUBLIC = "public";

  /** The part of that database. */
  Schema of(Schema database) {
    Set<String> namespaces = new HashSet<>(others);
    if (place.home() != null) {
      namespaces.remove(PUBLIC);
      namespaces.add(place.home());
    }
    Schema part = SchemaRewriter.keeping(database, object -> isKept(object, namespaces));
    String home = place.home();
    return home == null || home.equals(PUBLIC)
        ? part
        : SchemaRewriter.of(part, value -> renamed(value, home));
  }

  private boolean isKept(Object object, Set<String> namespaces) {
    if (object instanceof Namespace namespace) {
      return namespaces.contains(namespace.name());
    }
    QualifiedName name = SchemaRewriter.component(object, QualifiedName.class);
    return name == null || (namespaces.contains(name.namespace()) && !isLiquibases(name));
  }

  private boolean isLiquibases(QualifiedName name) {
    return name.namespace().equals(place.schema())
        && (name.name().equals(place.table()) || name.name().equals(place.lockTable()));
  }

  private static Object renamed(Object value, String home) {
    if (value instanceof QualifiedName name && name.namespace().equals(home)) {
      return new QualifiedName(PUBLIC, name.name());
    }
    if (value instanceof Namespace namespace && namespace.name().equals(home)) {
      return new Namespace(PUBLIC, namespace.grants(), namespace.comment());
    }
    // these PostgreSQL prints with schemas, whatever the search path is
    if (value instanceof Routine routine && routine.definition().contains(home)) {
      return new Routine(
          routine.name().namespace().equals(home)
              ? new QualifiedName(PUBLIC, routine.name().name())
              : routine.name(),
          routine.type(),
          routine.arguments(),
          worded(routine.definition(), home),
          routine.grants(),
          routine.comment());
    }
    if (value instanceof Trigger trigger && trigger.definition().contains(home)) {
      return new Trigger(
          trigger.name(), worded(trigger.definition(), home), trigger.firing(), trigger.comment());
    }
    if (value instanceof Rule rule && rule.definition().contains(home)) {
      return new Rule(rule.name(), worded(rule.definition(), home), rule.firing(), rule.comment());
    }
    return value;
  }

  private static String worded(String definition, String home) {
    return definition
        .replace(SqlIdentifier.of(home) + ".", PUBLIC + ".")
        .replaceAll("(?<![\\w$\"])" + Pattern.quote(home + "."), PUBLIC + ".");
  }
}
