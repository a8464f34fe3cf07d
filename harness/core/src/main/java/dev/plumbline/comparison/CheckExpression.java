package dev.plumbline.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The expression of a check, as far as it compares one column with constants. Casts are left out:
 * they do not change which constants are meant.
 */
sealed interface CheckExpression {

  /** With room to spare in a {@code long}. */
  String WHOLE_NUMBER = "-?\\d{1,9}";

  /** The column that is checked, or {@code VALUE} in a domain. */
  record Operand() implements CheckExpression {
    @Override
    public Optional<Boolean> accepts(String value) {
      return Optional.empty();
    }
  }

  /** A constant, as text. */
  record Constant(String text) implements CheckExpression {
    @Override
    public Optional<Boolean> accepts(String value) {
      return Optional.empty();
    }
  }

  /** Several of them. */
  record Constants(List<CheckExpression> elements) implements CheckExpression {
    @Override
    public Optional<Boolean> accepts(String value) {
      return Optional.empty();
    }
  }

  /**
   * A comparison by {@code =}, {@code <>}, {@code <}, {@code <=}, {@code >} or {@code >=}, followed
   * by {@code ANY} or {@code ALL} where it is with several constants.
   */
  record Comparison(String operator, CheckExpression left, CheckExpression right)
      implements CheckExpression {

    /** The constants that the column is compared with; empty if it is something else. */
    List<String> constants() {
      if (!(left instanceof Operand)) {
        return List.of();
      }
      List<CheckExpression> elements =
          right instanceof Constants several ? several.elements() : List.of(right);
      return elements.stream().allMatch(Constant.class::isInstance)
          ? elements.stream().map(element -> ((Constant) element).text()).toList()
          : List.of();
    }

    @Override
    public Optional<Boolean> accepts(String value) {
      List<String> constants = constants();
      if (constants.isEmpty()) {
        return Optional.empty();
      }
      return switch (operator) {
        case "=", "= ANY" -> Optional.of(constants.contains(value));
        case "<>", "<> ALL" -> Optional.of(!constants.contains(value));
        default -> accepts(value, constants.get(0));
      };
    }

    private Optional<Boolean> accepts(String value, String bound) {
      if (!value.matches(WHOLE_NUMBER) || !bound.matches(WHOLE_NUMBER)) {
        return Optional.empty();
      }
      int order = Long.compare(Long.parseLong(value), Long.parseLong(bound));
      return switch (operator) {
        case "<" -> Optional.of(order < 0);
        case "<=" -> Optional.of(order <= 0);
        case ">" -> Optional.of(order > 0);
        case ">=" -> Optional.of(order >= 0);
        default -> Optional.empty();
      };
    }
  }

  /** Whether the column is null, which a value is not. */
  record IsNull() implements CheckExpression {
    @Override
    public Optional<Boolean> accepts(String value) {
      return Optional.of(false);
    }
  }

  /** All of them. */
  record And(List<CheckExpression> parts) implements CheckExpression {
    @Override
    public Optional<Boolean> accepts(String value) {
      return decided(parts, value, false);
    }
  }

  /** One of them. */
  record Or(List<CheckExpression> parts) implements CheckExpression {
    @Override
    public Optional<Boolean> accepts(String value) {
      return decided(parts, value, true);
    }
  }

  /** One part with the deciding answer is enough, the other answer takes all parts. */
  private static Optional<Boolean> decided(
      List<CheckExpression> parts, String value, boolean deciding) {
    List<Optional<Boolean>> answers = parts.stream().map(part -> part.accepts(value)).toList();
    if (answers.contains(Optional.of(deciding))) {
      return Optional.of(deciding);
    }
    return answers.stream().allMatch(Optional::isPresent)
        ? Optional.of(!deciding)
        : Optional.empty();
  }

  /**
   * Whether that value passes; empty if it cannot be told, as with an order that depends on a
   * collation.
   */
  Optional<Boolean> accepts(String value);

  /** Empty if the expression is of another kind. */
  static Optional<CheckExpression> parse(String printed) {
    return Parser.parse(printed);
  }

  /** Reads what PostgreSQL prints, and nothing that only resembles it. */
  final class Parser {

    private static final Pattern TOKEN =
        Pattern.compile(
            "\\s*(?:(?<string>'(?:[^']|'')*')|(?<name>\"(?:[^\"]|\"\")+\"|[A-Za-z_][\\w$]*)"
                + "|(?<number>\\d+(?:\\.\\d+)?)|(?<sign>::|>=|<=|<>|[=<>()\\[\\],.]))");

    /** Words that end the name of a type. */
    private static final Set<String> KEYWORDS = Set.of("AND", "OR", "IS");

    /** Not of the kind that is understood here. */
    private static final class UnreadableException extends Exception {
      private static final long serialVersionUID = 1L;
    }

    private final List<String> tokens;
    private int position;

    private Parser(List<String> tokens) {
      this.tokens = tokens;
    }

    static Optional<CheckExpression> parse(String printed) {
      List<String> tokens = new ArrayList<>();
      Matcher token = TOKEN.matcher(printed);
      int end = 0;
      while (token.find() && token.start() == end) {
        tokens.add(token.group().strip());
        end = token.end();
      }
      if (end != printed.length()) {
        return Optional.empty();
      }
      Parser parser = new Parser(tokens);
      try {
        CheckExpression expression = parser.or();
        return parser.position == tokens.size() ? Optional.of(expression) : Optional.empty();
      } catch (UnreadableException e) {
        return Optional.empty();
      }
    }

    private CheckExpression or() throws UnreadableException {
      List<CheckExpression> parts = new ArrayList<>(List.of(and()));
      while (accept("OR")) {
        parts.add(and());
      }
      return parts.size() == 1 ? parts.get(0) : new Or(parts);
    }

    private CheckExpression and() throws UnreadableException {
      List<CheckExpression> parts = new ArrayList<>(List.of(comparison()));
      while (accept("AND")) {
        parts.add(comparison());
      }
      return parts.size() == 1 ? parts.get(0) : new And(parts);
    }

    private CheckExpression comparison() throws UnreadableException {
      CheckExpression left = operand();
      if (accept("IS")) {
        expect("NULL");
        return new IsNull();
      }
      for (String operator : List.of("=", "<>", "<=", ">=", "<", ">")) {
        if (accept(operator)) {
          String several = accept("ANY") ? " ANY" : accept("ALL") ? " ALL" : "";
          return new Comparison(operator + several, left, operand());
        }
      }
      return left;
    }

    private CheckExpression operand() throws UnreadableException {
      CheckExpression operand = atom();
      while (accept("::")) {
        type();
      }
      return operand;
    }

    private CheckExpression atom() throws UnreadableException {
      if (accept("(")) {
        CheckExpression inner = or();
        expect(")");
        return inner;
      }
      if (accept("ARRAY")) {
        return constants();
      }
      String token = next();
      if (token.startsWith("'")) {
        return new Constant(token.substring(1, token.length() - 1).replace("''", "'"));
      }
      if (Character.isDigit(token.charAt(0))) {
        return new Constant(token);
      }
      if (isName(token) && !"(".equals(peek()) && !".".equals(peek())) {
        return new Operand();
      }
      throw new UnreadableException();
    }

    private CheckExpression constants() throws UnreadableException {
      List<CheckExpression> elements = new ArrayList<>();
      expect("[");
      do {
        elements.add(operand());
      } while (accept(","));
      expect("]");
      return new Constants(elements);
    }

    private void type() throws UnreadableException {
      if (!isName(next())) {
        throw new UnreadableException();
      }
      while (accept(".") || (isName(peek()) && !KEYWORDS.contains(peek()))) {
        position++;
      }
      if (accept("(")) {
        while (!accept(")")) {
          next();
        }
      }
      while (accept("[")) {
        expect("]");
      }
    }

    private static boolean isName(String token) {
      return !token.isEmpty()
          && (token.charAt(0) == '"' || Character.isJavaIdentifierStart(token.charAt(0)));
    }

    private String peek() {
      return position < tokens.size() ? tokens.get(position) : "";
    }

    private String next() throws UnreadableException {
      if (position == tokens.size()) {
        throw new UnreadableException();
      }
      return tokens.get(position++);
    }

    private boolean accept(String token) {
      boolean accepted = peek().equals(token);
      position += accepted ? 1 : 0;
      return accepted;
    }

    private void expect(String token) throws UnreadableException {
      if (!accept(token)) {
        throw new UnreadableException();
      }
    }
  }
}
