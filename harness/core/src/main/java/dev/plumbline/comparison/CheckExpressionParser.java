package dev.plumbline.comparison;

import dev.plumbline.comparison.CheckExpression.And;
import dev.plumbline.comparison.CheckExpression.Comparison;
import dev.plumbline.comparison.CheckExpression.Constant;
import dev.plumbline.comparison.CheckExpression.Constants;
import dev.plumbline.comparison.CheckExpression.IsNull;
import dev.plumbline.comparison.CheckExpression.Operand;
import dev.plumbline.comparison.CheckExpression.Or;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what PostgreSQL prints, and nothing that only resembles it. */
final class CheckExpressionParser {

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

  private CheckExpressionParser(List<String> tokens) {
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
    CheckExpressionParser parser = new CheckExpressionParser(tokens);
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
