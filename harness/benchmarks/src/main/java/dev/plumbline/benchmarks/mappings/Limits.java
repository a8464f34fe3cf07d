package dev.plumbline.benchmarks.mappings;

import dev.plumbline.schema.Check;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import jakarta.persistence.Column;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedElement;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.metamodel.mapping.BasicValuedModelPart;
import org.hibernate.metamodel.mapping.SqlTypedMapping;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * How far the values of an attribute may go.
 *
 * @param length of a text
 * @param precision of a decimal, in digits
 * @param scale how many of them are behind the point
 * @param least of a whole number
 * @param most of a whole number
 * @param type that the column has in the schema that the entities are made for; empty if unknown
 */
record Limits(int length, int precision, int scale, long least, long most, String type) {

  private static final int DEFAULT_LENGTH = 255;

  /** What nobody has declared is not tried out to the end: a shorter column is no error. */
  private static final int USUAL_LENGTH = 20;

  private static final int DEFAULT_PRECISION = 38;

  /** In nanoseconds; what Hibernate gives them where nobody declares another. */
  static final int PRECISION_OF_DURATIONS = 21;

  private static final int USUAL_PRECISION = 12;
  private static final int DEFAULT_SCALE = 2;

  /** More than Hibernate has room for where nobody declares that a text is long. */
  private static final int LONG = 300;

  private static final Set<Integer> LONG_TYPES =
      Set.of(
          SqlTypes.LONGVARCHAR,
          SqlTypes.LONGNVARCHAR,
          SqlTypes.LONG32VARCHAR,
          SqlTypes.LONG32NVARCHAR,
          SqlTypes.CLOB,
          SqlTypes.NCLOB);

  /** A text that goes to the limit of what Hibernate calls long would say no more than this. */
  private static final int LONGEST = 5_000;

  /**
   * Where limits come from that the mapping does not tell.
   *
   * @param schema that the entities are made for
   */
  record Source(Schema schema) {

    private static final Pattern SIZED =
        Pattern.compile("(character.*|numeric)\\((\\d+)(?:,(\\d+))?\\)");

    /** Those of the mapping and of Bean Validation, or narrower ones of the column. */
    Limits of(BasicValuedModelPart column, @Nullable AnnotatedElement attribute) {
      Limits declared = Limits.of(column, attribute);
      return schema.tables().stream()
          .filter(table -> isNamed(column.getContainingTableExpression(), table.name().name()))
          .flatMap(
              table ->
                  table.columns().stream()
                      .filter(one -> isNamed(column.getSelectionExpression(), one.name()))
                      .map(one -> declared.within(one.type()).within(table, one.name())))
          .findFirst()
          .orElse(declared);
    }

    private static boolean isNamed(String expression, String name) {
      return expression
          .substring(expression.lastIndexOf('.') + 1)
          .replace("\"", "")
          .equalsIgnoreCase(name);
    }
  }

  private Limits within(String type) {
    Matcher sized = Source.SIZED.matcher(type);
    if (sized.matches() && sized.group(1).startsWith("character")) {
      return new Limits(
          Math.min(length, Integer.parseInt(sized.group(2))), precision, scale, least, most, type);
    } else if (sized.matches()) {
      return new Limits(
          length,
          Math.min(precision, Integer.parseInt(sized.group(2))),
          sized.group(3) == null ? 0 : Math.min(scale, Integer.parseInt(sized.group(3))),
          least,
          most,
          type);
    }
    long largest =
        switch (type) {
          case "smallint" -> Short.MAX_VALUE;
          case "integer" -> Integer.MAX_VALUE;
          default -> Long.MAX_VALUE;
        };
    return new Limits(length, precision, scale, least, Math.min(most, largest), type);
  }

  /** Bounds in a check, as the server words it: {@code (trays >= 1)}. */
  private Limits within(Table table, String column) {
    long from = least;
    long to = most;
    Pattern bound = Pattern.compile("\\(\"?" + Pattern.quote(column) + "\"? (<=?|>=?) (\\d+)\\)");
    for (Check check : table.checks()) {
      Matcher bounds = bound.matcher(check.expression());
      while (bounds.find()) {
        long value = Long.parseLong(bounds.group(2));
        switch (bounds.group(1)) {
          case "<" -> to = Math.min(to, value - 1);
          case "<=" -> to = Math.min(to, value);
          case ">" -> from = Math.max(from, value + 1);
          default -> from = Math.max(from, value);
        }
      }
    }
    return new Limits(length, precision, scale, from, to, type);
  }

  private static boolean isPrecise(@Nullable AnnotatedElement attribute) {
    return attribute != null
        && attribute.isAnnotationPresent(Column.class)
        && attribute.getAnnotation(Column.class).precision() > 0;
  }

  private static boolean isLong(SqlTypedMapping column) {
    return LONG_TYPES.contains(column.getJdbcMapping().getJdbcType().getDdlTypeCode());
  }

  /** Those that the mapping and Bean Validation declare. */
  private static Limits of(SqlTypedMapping column, @Nullable AnnotatedElement attribute) {
    int length =
        column.getLength() == null || column.getLength() == DEFAULT_LENGTH
            ? USUAL_LENGTH
            : (int) Math.min(column.getLength(), (long) LONGEST);
    long least = Long.MIN_VALUE;
    long most = Long.MAX_VALUE;
    if (attribute != null) {
      Size size = attribute.getAnnotation(Size.class);
      Min min = attribute.getAnnotation(Min.class);
      Max max = attribute.getAnnotation(Max.class);
      length = size == null ? length : Math.min(length, size.max());
      least = min == null ? least : min.value();
      most = max == null ? most : max.value();
    }
    if (length == USUAL_LENGTH && isLong(column)) {
      length = LONG;
    }
    return new Limits(
        length,
        column.getPrecision() == null
                || column.getPrecision() == DEFAULT_PRECISION
                || (column.getPrecision() == PRECISION_OF_DURATIONS && !isPrecise(attribute))
            ? USUAL_PRECISION
            : column.getPrecision(),
        column.getScale() == null ? DEFAULT_SCALE : column.getScale(),
        least,
        most,
        "");
  }
}
