package dev.plumbline.hibernate;

import jakarta.persistence.EntityListeners;
import java.beans.Introspector;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Attributes that Spring Data's auditing gives the time before each INSERT. Who is at work it does
 * not always know. Its classes are known by name: a service may have none of them.
 */
final class SpringAuditing {

  private static final System.Logger LOG = System.getLogger(SpringAuditing.class.getName());

  private static final String LISTENER =
      "org.springframework.data.jpa.domain.support.AuditingEntityListener";
  private static final Set<String> TIMES =
      Set.of(
          "org.springframework.data.annotation.CreatedDate",
          "org.springframework.data.annotation.LastModifiedDate");

  private SpringAuditing() {}

  /**
   * Whether it fills the attribute.
   *
   * @param entity the class of the entity, or null if it has none
   * @param declaring the class that has the attribute, or inherits it
   */
  static boolean fills(@Nullable Class<?> entity, @Nullable Class<?> declaring, String attribute) {
    try {
      return lineage(declaring)
              .flatMap(type -> members(type, attribute))
              .anyMatch(SpringAuditing::isTime)
          && lineage(entity).anyMatch(SpringAuditing::isListenedTo);
    } catch (LinkageError | TypeNotPresentException e) {
      LOG.log(System.Logger.Level.DEBUG, "Not known who fills " + attribute, e);
      return false;
    }
  }

  private static Stream<Class<?>> lineage(@Nullable Class<?> type) {
    return Stream.<Class<?>>iterate(type, each -> each != null, Class::getSuperclass);
  }

  private static Stream<AnnotatedElement> members(Class<?> type, String attribute) {
    Stream<Field> fields =
        Arrays.stream(type.getDeclaredFields()).filter(field -> field.getName().equals(attribute));
    Stream<Method> getters =
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> method.getParameterCount() == 0)
            .filter(method -> method.getName().startsWith("get"))
            .filter(
                method ->
                    Introspector.decapitalize(method.getName().substring(3)).equals(attribute));
    return Stream.concat(fields, getters);
  }

  private static boolean isTime(AnnotatedElement member) {
    return Arrays.stream(member.getDeclaredAnnotations())
        .map(Annotation::annotationType)
        .anyMatch(type -> TIMES.contains(type.getName()));
  }

  private static boolean isListenedTo(Class<?> type) {
    EntityListeners listeners = type.getDeclaredAnnotation(EntityListeners.class);
    return (listeners == null ? List.<Class<?>>of() : List.<Class<?>>of(listeners.value()))
        .stream()
            .flatMap(SpringAuditing::lineage)
            .anyMatch(listener -> listener.getName().equals(LISTENER));
  }
}
