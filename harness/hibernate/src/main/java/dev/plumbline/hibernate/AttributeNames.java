package dev.plumbline.hibernate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.hibernate.mapping.PersistentClass;

/** Names of attributes as a reader of the code looks for them: where they are declared. */
final class AttributeNames {

  private final Map<Class<?>, Set<String>> members = new HashMap<>();

  /** {@code package.Class.field}, of the class or mapped superclass that declares it. */
  String of(PersistentClass entity, String attribute) {
    Class<?> type = entity.getClassName() == null ? null : entity.getMappedClass();
    while (type != null && type != Object.class) {
      if (declares(type, attribute)) {
        return type.getName() + "." + attribute;
      }
      type = type.getSuperclass();
    }
    return of(entity) + "." + attribute;
  }

  String of(PersistentClass entity) {
    return entity.getClassName() != null ? entity.getClassName() : entity.getEntityName();
  }

  private boolean declares(Class<?> type, String attribute) {
    Set<String> declared = members.computeIfAbsent(type, AttributeNames::membersOf);
    String capitalized = Character.toUpperCase(attribute.charAt(0)) + attribute.substring(1);
    return declared.contains(attribute)
        || declared.contains("get" + capitalized + "()")
        || declared.contains("is" + capitalized + "()");
  }

  private static Set<String> membersOf(Class<?> type) {
    Set<String> names = new HashSet<>();
    Arrays.stream(type.getDeclaredFields()).forEach(field -> names.add(field.getName()));
    Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.getParameterCount() == 0)
        .forEach(method -> names.add(method.getName() + "()"));
    return names;
  }
}
