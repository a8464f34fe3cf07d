package dev.plumbline.benchmarks.mappings;

import dev.plumbline.benchmarks.model.CompiledModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Entities drawn at random: basic types, lengths and nullability, keys, generated values,
 * constraints of Bean Validation, embeddables, inheritance, references and collections.
 *
 * @param seed from which the same entities come each time
 */
record GeneratedMappings(long seed) {

  /** So many share a session factory. */
  static final int ENTITIES_IN_A_MODEL = 10;

  private static final String PACKAGE = "drawn";

  private static final List<String> BASIC =
      List.of(
          "String",
          "String",
          "String",
          "int",
          "Integer",
          "long",
          "Long",
          "short",
          "boolean",
          "Boolean",
          "double",
          "Double",
          "float",
          "BigDecimal",
          "BigInteger",
          "LocalDate",
          "LocalTime",
          "LocalDateTime",
          "Instant",
          "OffsetDateTime",
          "Duration",
          "UUID",
          "byte[]",
          "Colour",
          "Colour",
          "Year",
          "char");

  private static final String ENUM =
      """
      package drawn;

      public enum Colour {
        RED,
        GREEN,
        BLUE
      }
      """;

  /** The sources of one model, by the simple name of the class. */
  Map<String, String> sources() {
    Random random = new Random(seed);
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("Colour", ENUM);
    sources.put("Part", embeddable(random));
    for (int number = 1; number <= ENTITIES_IN_A_MODEL; number++) {
      sources.put("Entity" + number, entity(number, random));
    }
    return sources;
  }

  /** Qualified, as a compiler wants them. */
  static String qualified(String name) {
    return PACKAGE + "." + name;
  }

  CompiledModel.Source[] compilable() {
    return sources().entrySet().stream()
        .map(source -> new CompiledModel.Source(qualified(source.getKey()), source.getValue()))
        .toArray(CompiledModel.Source[]::new);
  }

  private static String embeddable(Random random) {
    return head("@Embeddable")
        + "public class Part {\n"
        + basic("first", random, false)
        + basic("second", random, false)
        + "}\n";
  }

  private static String entity(int number, Random random) {
    boolean extending = number > 1 && number % 4 == 0;
    String table = "@Entity @Table(name = \"t" + number + "\")";
    StringBuilder body = new StringBuilder();
    if (!extending) {
      body.append(key(number, random));
      if (random.nextInt(3) == 0) {
        body.append("  @Version public ").append(random.nextBoolean() ? "int" : "Long");
        body.append(" version;\n");
      }
    }
    int attributes = 3 + random.nextInt(4);
    for (int attribute = 1; attribute <= attributes; attribute++) {
      body.append(basic("a" + number + "x" + attribute, random, true));
    }
    more(number, random, body);
    String declaration = "public class Entity" + number;
    if (extending) {
      // of a hierarchy that the entity before it begins
      return head("@Entity")
          + declaration
          + " extends Entity"
          + (number - 1)
          + " {\n"
          + body
          + "}\n";
    }
    if (number % 4 == 3) {
      table +=
          random.nextBoolean()
              ? " @Inheritance"
              : " @Inheritance(strategy = InheritanceType.JOINED)";
    }
    return head(table) + declaration + " {\n" + body + "}\n";
  }

  private static void more(int number, Random random, StringBuilder body) {
    if (random.nextInt(3) == 0 && number % 4 != 0) { // its columns are in the hierarchy once
      body.append("  @Embedded public Part part").append(number).append(";\n");
    }
    if (number > 2 && random.nextInt(3) == 0) {
      body.append("  @ManyToOne")
          .append(random.nextBoolean() ? "(optional = false)" : "")
          .append(" public Entity")
          .append(1)
          .append(" other")
          .append(number)
          .append(";\n");
    }
    switch (random.nextInt(5)) {
      case 0 ->
          body.append("  @ElementCollection public List<String> names")
              .append(number)
              .append(" = new ArrayList<>();\n");
      case 1 ->
          body.append("  @ElementCollection @Column(length = 12) public Set<String> tags")
              .append(number)
              .append(" = new HashSet<>();\n");
      case 2 ->
          body.append("  @ElementCollection @OrderColumn public List<Integer> ranks")
              .append(number)
              .append(" = new ArrayList<>();\n");
      case 3 ->
          body.append("  @CreationTimestamp public Instant made").append(number).append(";\n");
      default -> body.append("  @Transient public String nothing").append(number).append(";\n");
    }
  }

  private static String key(int number, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> "  @Id @GeneratedValue public Long id;\n";
      case 1 ->
          "  @Id @GeneratedValue @SequenceGenerator(name = \"s"
              + number
              + "\", sequenceName = \"t"
              + number
              + "_keys\", allocationSize = "
              + (1 + random.nextInt(20))
              + ") public Long id;\n";
      case 2 -> "  @Id @GeneratedValue(strategy = GenerationType.IDENTITY) public Long id;\n";
      default -> "  @Id @GeneratedValue public UUID id;\n";
    };
  }

  private static String basic(String name, Random random, boolean mayBeUnique) {
    String type = BASIC.get(random.nextInt(BASIC.size()));
    List<String> column = new ArrayList<>();
    StringBuilder annotations = new StringBuilder();
    if (type.equals("String") && random.nextBoolean()) {
      column.add("length = " + (1 + random.nextInt(60)));
    }
    if (type.equals("BigDecimal")) {
      column.add("precision = " + (6 + random.nextInt(6)));
      column.add("scale = " + random.nextInt(4));
    }
    if (random.nextInt(4) == 0) {
      column.add("nullable = false");
    }
    if (mayBeUnique && type.equals("String") && random.nextInt(5) == 0) {
      column.add("unique = true");
    }
    if (type.equals("Colour")) {
      annotations.append(
          switch (random.nextInt(3)) {
            case 0 -> "  @Enumerated(EnumType.STRING)\n";
            case 1 -> "  @Enumerated @JdbcTypeCode(SqlTypes.NAMED_ENUM)\n";
            default -> "";
          });
    }
    if (random.nextInt(6) == 0) {
      annotations.append("  @NotNull\n");
    }
    if (type.equals("String") && random.nextInt(6) == 0) {
      annotations.append("  @Size(max = ").append(1 + random.nextInt(50)).append(")\n");
    }
    if (!column.isEmpty()) {
      annotations.append("  @Column(").append(String.join(", ", column)).append(")\n");
    }
    return annotations + "  public " + type + " " + name + ";\n";
  }

  private static String head(String annotations) {
    return """
    package drawn;

    import jakarta.persistence.*;
    import jakarta.validation.constraints.*;
    import java.math.*;
    import java.time.*;
    import java.util.*;
    import org.hibernate.annotations.CreationTimestamp;
    import org.hibernate.annotations.JdbcTypeCode;
    import org.hibernate.type.SqlTypes;

    """
        + annotations
        + "\n";
  }
}
