package dev.plumbline.archunit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells statements that change a schema from other text. */
final class DdlText {

  private static final int EXCERPT = 60;

  /** What javac puts into a concatenation's recipe where a value goes. */
  private static final String HOLE = "[\\u0001\\u0002]";

  /**
   * A name, or what stands for one: a value put in, a placeholder of String.format, a parameter.
   */
  private static final String NAME = "(?:[\\w$.\"{}#:%\\u0001\\u0002\\u0080-\\uFFFF]+|'[^']*')";

  private static final String KIND =
      "(?:(?:unlogged|or\\s+replace|unique|foreign|materialized|recursive|global|event|constraint|"
          + "procedural|trusted|user|\\u0001)\\s+)*"
          + "(?:table|index|view|schema|database|sequence|type|domain|function|procedure|routine|"
          + "aggregate|trigger|extension|rule|policy|column|operator|cast|collation|"
          + "server|publication|subscription|statistics|tablespace|role|\\u0001)";

  /** What may follow the name in a statement, and hardly does in a sentence. */
  private static final String REST =
      "(?:\\s*(?:$|[(;,]|"
          + HOLE
          + ")|\\s+(?:add|alter|as|attach|cascade|cluster|column|detach|disable|drop|enable|force|"
          + "inherit|no|on|owner|partition|rename|replica|reset|restrict|set|using|validate|with|"
          + "start|restart|increment|cache|owned|after|before|instead|server|authorization|returns)\\b)";

  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?:^|;)\\s*(?:(?:--[^\\n]*\\n|/\\*.*?\\*/)\\s*)*"
              + "((?:create|alter|drop)\\s+"
              + KIND
              + "\\s+(?:concurrently\\s+)?(?:if\\s+(?:not\\s+)?exists\\s+)?(?:only\\s+)?"
              + NAME
              + REST
              + "|create\\s+(?:unique\\s+)?index\\s+(?:concurrently\\s+)?on\\s+"
              + NAME
              + "|truncate\\s+table\\s+"
              + NAME
              + "|truncate\\s+(?:only\\s+)?"
              + NAME
              + "\\s*(?:$|[;,]|restart\\b|cascade\\b)"
              + "|(?:create|alter|drop)\\s+"
              + KIND
              + "\\s*$)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private DdlText() {}

  /** The beginning of the first statement in a text that changes a schema, if there is one. */
  static Optional<String> find(String text) {
    Matcher statement = STATEMENT.matcher(text);
    return statement.find()
        ? Optional.of(excerpt(text.substring(statement.start(1))))
        : Optional.empty();
  }

  private static String excerpt(String statement) {
    String line = statement.replaceAll(HOLE, "…").replaceAll("\\s+", " ").strip();
    return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT).strip() + "…";
  }
}
