package dev.plumbline.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The query of a view as PostgreSQL 14 and 15 print it, made to look as 16 and later print it.
 *
 * <p>The older ones name the relation before each of its columns; the newer ones leave that out
 * where there is but one relation (not in subqueries, not before {@code *}, and not where the name
 * alone would mean a result column). The prefix is all that is removed, so two queries that were
 * printed differently stay different.
 */
final class PrintedQuery {

  private static final int FIRST_WITHOUT_PREFIX = 16;

  /**
   * Literals, quoted names, words, and everything else one by one. PostgreSQL prints no comments.
   */
  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*|.", Pattern.DOTALL);

  // PostgreSQL prints key words in capitals, and quotes names that have any
  private static final Set<String> QUERY = Set.of("SELECT", "WITH", "VALUES");
  private static final Set<String> SEVERAL = Set.of("UNION", "INTERSECT", "EXCEPT", "JOIN");
  private static final Set<String> AFTER_FROM =
      Set.of(
          "TABLESAMPLE",
          "WHERE",
          "GROUP",
          "HAVING",
          "WINDOW",
          "ORDER",
          "LIMIT",
          "OFFSET",
          "FETCH",
          "FOR",
          ";");

  private static final Set<String> AFTER_SORT_KEY =
      Set.of(
          ",", ")", ";", "DESC", "NULLS", "USING", "LIMIT", "OFFSET", "FETCH", "FOR", "ORDER",
          "ROWS", "RANGE", "GROUPS");

  private static final Pattern NAME = Pattern.compile("\".*|[\\p{Ll}_].*", Pattern.DOTALL);

  private final List<String> tokens;

  /** How many parentheses each token stands in; meaningless in a subquery. */
  private final int[] depths;

  private final boolean[] inSubquery;

  /** Result columns that are no columns of the relation, or have another name there. */
  private final Set<String> aliases = new HashSet<>();

  private int from = Integer.MAX_VALUE;
  private int afterFrom = Integer.MAX_VALUE;

  private PrintedQuery(String sql) {
    tokens = TOKEN.matcher(sql).results().map(MatchResult::group).toList();
    depths = new int[tokens.size()];
    inSubquery = new boolean[tokens.size()];
    int depth = 0;
    int subqueryDepth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).equals("(")) {
        depth++;
        if (subqueryDepth == 0 && QUERY.contains(word(i, 1))) {
          subqueryDepth = depth;
        }
      }
      depths[i] = depth;
      inSubquery[i] = subqueryDepth > 0;
      if (tokens.get(i).equals(")")) {
        depth--;
        subqueryDepth = depth < subqueryDepth ? 0 : subqueryDepth;
      }
    }
  }

  /** What servers of all versions have in common. */
  static String canonical(String sql, int majorVersion) {
    return majorVersion >= FIRST_WITHOUT_PREFIX ? sql : new PrintedQuery(sql).withoutPrefix();
  }

  private String withoutPrefix() {
    String relation = onlyRelation();
    if (relation == null) {
      return String.join("", tokens);
    }
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      if (isPrefix(i, relation)) {
        i++; // the dot
      } else {
        sql.append(tokens.get(i));
      }
    }
    return sql.toString();
  }

  /** How the query itself calls the one relation that it reads, or null if there are several. */
  private @Nullable String onlyRelation() {
    String last = null;
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      if (!inSubquery[i] && SEVERAL.contains(token)) {
        return null;
      }
      if (inSubquery[i] || depths[i] > 0) {
        continue;
      }
      if (token.equals("FROM")) {
        from = i;
      } else if (token.equals("AS") && i < from) {
        aliases.add(word(i, 1));
      } else if (i > from && i < afterFrom) {
        if (token.equals(",")) {
          return null;
        } else if (AFTER_FROM.contains(token)) {
          afterFrom = i;
        } else if (isName(token)) {
          last = token;
        }
      }
    }
    return last;
  }

  private boolean isPrefix(int i, String relation) {
    return !inSubquery[i]
        && (i < from || i > afterFrom)
        && tokens.get(i).equals(relation)
        && token(i + 1).equals(".")
        && isName(token(i + 2))
        && !token(i + 3).equals("(") // a function in a schema of that name
        && !token(i - 1).equals(":") // a type
        && !token(i - 1).equals(".")
        && !word(i, -1).equals("COLLATE")
        && !(aliases.contains(token(i + 2)) && isSortKey(i));
  }

  /** Whether what a list is sorted (or made distinct) by begins here, and is a column alone. */
  private boolean isSortKey(int i) {
    return (word(i, -1).equals("BY") || word(i, -1).equals(",") || word(i, -1).equals("("))
        && AFTER_SORT_KEY.contains(word(i + 2, 1))
        && isInSortList(i);
  }

  private boolean isInSortList(int i) {
    for (int k = i - 1; k >= 0 && depths[k] >= depths[i]; k--) {
      if (depths[k] == depths[i]) {
        switch (tokens.get(k)) {
          case "ORDER", "PARTITION" -> {
            return true;
          }
          case "GROUP", "SELECT", "WHERE", "HAVING" -> {
            return false;
          }
          case "(" -> {
            return word(k, -1).equals("ON");
          }
          default -> {}
        }
      }
    }
    return false;
  }

  private static boolean isName(String token) {
    return NAME.matcher(token).matches();
  }

  private String token(int i) {
    return i < 0 || i >= tokens.size() ? "" : tokens.get(i);
  }

  /** The next token in a direction that is not white space, or nothing. */
  private String word(int i, int direction) {
    int next = i + direction;
    while (!token(next).isEmpty() && token(next).isBlank()) {
      next += direction;
    }
    return token(next);
  }
}
