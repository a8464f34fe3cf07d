package dev.plumbline.migrator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One statement of a text that may hold several, and what its first words say about it.
 *
 * @param text from its first word to its last, without what separates it from others
 * @param tokens of the text
 */
record SingleStatement(String text, List<SqlToken> tokens) {

  private static final List<String> UNSEEN =
      List.of(
          "analyze",
          "analyse",
          "vacuum",
          "reindex",
          "cluster",
          "checkpoint",
          "notify",
          "refresh",
          "copy",
          "lock",
          "grant",
          "revoke",
          "reassign",
          "load");

  private static final List<String> CLUSTER_DDL = List.of("create", "alter", "drop");
  private static final List<String> CLUSTER_OBJECTS =
      List.of("role", "user", "group", "database", "tablespace");

  SingleStatement {
    tokens = List.copyOf(tokens);
  }

  /** The statements of a text, as the server would tell them apart. */
  static List<SingleStatement> split(String sql) {
    List<SingleStatement> statements = new ArrayList<>();
    List<SqlToken> current = new ArrayList<>();
    int open = 0;
    for (SqlToken token : SqlScanner.tokens(sql)) {
      if (token.isSymbol(';') && open <= 0) {
        add(statements, sql, current);
        current.clear();
        continue;
      }
      current.add(token);
      open += opened(token, current, open);
    }
    add(statements, sql, current);
    return statements;
  }

  /** Rules have statements in brackets, functions between BEGIN ATOMIC and END. */
  private static int opened(SqlToken token, List<SqlToken> current, int open) {
    if (token.isSymbol('(')) {
      return 1;
    }
    if (token.isSymbol(')')) {
      return -1;
    }
    if (!current.get(0).isWord("create")) {
      return 0;
    }
    boolean atomic =
        token.isWord("atomic")
            && current.size() > 1
            && current.get(current.size() - 2).isWord("begin");
    if (atomic || (open > 0 && token.isWord("case"))) {
      return 1;
    }
    return open > 0 && token.isWord("end") ? -1 : 0;
  }

  private static void add(List<SingleStatement> statements, String sql, List<SqlToken> tokens) {
    if (!tokens.isEmpty()) {
      int start = tokens.get(0).start();
      int end = tokens.get(tokens.size() - 1).end();
      statements.add(new SingleStatement(sql.substring(start, end), tokens));
    }
  }

  /** Its tokens, from the first one on. */
  SqlName.Reader read() {
    return new SqlName.Reader(tokens);
  }

  private boolean is(String... firstWords) {
    return read().passes(firstWords);
  }

  private boolean has(String... words) {
    for (int i = 0; i < tokens.size(); i++) {
      if (new SqlName.Reader(tokens.subList(i, tokens.size())).passes(words)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether it only changes something about the session, so that it has to be made again in each.
   */
  boolean isSetting() {
    if (is("set")) {
      return !is("set", "local") && !is("set", "constraints") && !is("set", "transaction");
    }
    return is("reset")
        || is("discard")
        || is("listen")
        || is("unlisten")
        || is("load")
        || is("deallocate")
        || (is("prepare") && !is("prepare", "transaction"))
        || isCallOfTheSession();
  }

  /** A query that calls set_config or does something to an advisory lock, and nothing else. */
  private boolean isCallOfTheSession() {
    SqlName.Reader reader = read();
    if (!reader.passes("select")) {
      return false;
    }
    if (reader.passes("pg_catalog")) {
      reader.passes('.');
    }
    if (!reader.isAtName()) {
      return false;
    }
    String function = reader.token().text();
    return function.equalsIgnoreCase("set_config")
        || (function.regionMatches(true, 0, "pg_", 0, 3) && function.contains("advisory"));
  }

  boolean beginsTransaction() {
    return is("begin") || is("start", "transaction");
  }

  boolean commits() {
    return (is("commit") || is("end")) && !is("commit", "prepared");
  }

  boolean rollsBack() {
    return is("abort") || (is("rollback") && !is("rollback", "prepared") && !has("to"));
  }

  /** Whether it leaves a transaction of its own open, so that another begins with it. */
  boolean chains() {
    return has("and", "chain") && !has("no", "chain");
  }

  /** Whether the session is outside of a transaction after it. */
  boolean endsTransaction() {
    return commits() || rollsBack() || preparesTransaction();
  }

  /** Whether it runs code that may commit. */
  boolean mayCommit() {
    return is("call") || is("do");
  }

  boolean preparesTransaction() {
    return is("prepare", "transaction");
  }

  /**
   * Whether it is known that PostgreSQL refuses it in a transaction. Of others, such as CLUSTER,
   * CALL or CREATE SUBSCRIPTION, it depends on more than their words.
   */
  boolean isRefusedInTransaction() {
    return is("vacuum")
        || is("alter", "system")
        || is("create", "database")
        || is("drop", "database")
        || is("create", "tablespace")
        || is("drop", "tablespace")
        || is("commit", "prepared")
        || is("rollback", "prepared")
        || (is("alter", "database") && has("set", "tablespace"))
        || isConcurrent();
  }

  private boolean isConcurrent() {
    return is("create", "index", "concurrently")
        || is("create", "unique", "index", "concurrently")
        || is("drop", "index", "concurrently")
        || (is("reindex") && has("concurrently"))
        || (is("alter", "table") && has("detach", "partition") && has("concurrently"));
  }

  /** Whether running it twice does no more than running it once. */
  boolean isRepeatable() {
    return is("vacuum")
        || is("analyze")
        || is("analyse")
        || is("cluster")
        || is("checkpoint")
        || is("alter", "system")
        || is("alter", "database")
        || (is("alter", "subscription") && !has("add", "publication") && !has("drop"));
  }

  /**
   * Whether what it does may be outside of the tables and catalogs in which a transaction's effect
   * is seen: in statistics, in other sessions, in the whole cluster (whose roles may be there from
   * an earlier run), or in another server.
   */
  boolean mayActUnseen() {
    return UNSEEN.stream().anyMatch(word -> is(word))
        || (is("alter", "system") || concernsCluster(tokens))
        || callsServerFunction();
  }

  private static boolean concernsCluster(List<SqlToken> tokens) {
    for (int i = 0; i + 1 < tokens.size(); i++) {
      SqlToken next = tokens.get(i + 1);
      boolean ddl = CLUSTER_DDL.stream().anyMatch(tokens.get(i)::isWord);
      if (ddl && CLUSTER_OBJECTS.stream().anyMatch(next::isWord)) {
        return true;
      }
    }
    return tokens.stream().anyMatch(SingleStatement::holdsCodeForCluster);
  }

  /** The body of a function or a DO, or a text that it executes. */
  private static boolean holdsCodeForCluster(SqlToken token) {
    if (token.isWord("grant") || token.isWord("revoke")) {
      return true;
    }
    if (token.kind() != SqlToken.Kind.STRING) {
      return false;
    }
    String text = token.text();
    char quote = text.charAt(0) == '$' ? '$' : '\'';
    int start = text.indexOf(quote, quote == '$' ? 1 : 0) + 1;
    int end = text.length() - (quote == '$' ? start : 1);
    return end > start && concernsCluster(SqlScanner.tokens(text.substring(start, end)));
  }

  /** Such as pg_notify, pg_reload_conf, dblink_exec. */
  private boolean callsServerFunction() {
    for (int i = 0; i + 1 < tokens.size(); i++) {
      String name = tokens.get(i).text().toLowerCase(Locale.ROOT);
      if ((name.startsWith("pg_") || name.startsWith("dblink"))
          && tokens.get(i + 1).isSymbol('(')) {
        return true;
      }
    }
    return false;
  }

  /** Whether it makes something that ends with the session, and that others may rely on. */
  boolean makesTemporary() {
    SqlName.Reader reader = read();
    if (!reader.passes("create")) {
      return false;
    }
    if (!reader.passes("global")) {
      reader.passes("local");
    }
    return reader.passes("temp") || reader.passes("temporary");
  }
}
