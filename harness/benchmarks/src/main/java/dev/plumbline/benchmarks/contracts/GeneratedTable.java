package dev.plumbline.benchmarks.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table of a generated service, its changeSets and its entity. Immutable.
 *
 * @param number of the table, counted from zero
 * @param steps what is done to it after it was created
 */
record GeneratedTable(int number, List<Step> steps) {

  private static final int VIEW_EVERY = 8;
  private static final int VIEW_AT = 3;

  /** What a changeSet does to a table. */
  private enum Step {
    FOREIGN_KEY,
    INDEX,
    COLUMN,
    CHECK,
    UNIQUE,
    ROWS
  }

  /** In which way an entity disagrees with its table. */
  private enum Mistake {
    NONE,
    FURTHER_COLUMN,
    LONGER,
    WIDER_NUMBER,
    OTHER_TYPE,
    NOT_NULL,
    FURTHER_INDEX,
    FURTHER_UNIQUE,
    FURTHER_CHECK,
    FURTHER_REFERENCE
  }

  GeneratedTable {
    steps = List.copyOf(steps);
  }

  /** With so many steps, whose kinds take turns from table to table. */
  GeneratedTable(int number, int steps) {
    this(number, some(number, steps));
  }

  private static List<Step> some(int number, int count) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      steps.add(Step.values()[(number + i) % Step.values().length]);
    }
    return steps;
  }

  String name() {
    return name(number);
  }

  private static String name(int number) {
    return String.format(Locale.ROOT, "entry_%03d", number);
  }

  String className() {
    return className(number);
  }

  private static String className(int number) {
    return String.format(Locale.ROOT, "Entry%03d", number);
  }

  private int before() {
    return Math.max(0, number - 1);
  }

  /** A view stands in the way of what is done to its columns. */
  private boolean hasView() {
    return number % VIEW_EVERY == VIEW_AT;
  }

  /** The elements of its file; each has a rollback. */
  String changeSets() {
    StringBuilder text = new StringBuilder(changeSet("create", creation()));
    int count = 0;
    for (Step step : steps) {
      boolean isView = ++count == steps.size() && hasView();
      text.append(changeSet("step-" + count, isView ? view() : change(step)));
    }
    return text.toString();
  }

  private String changeSet(String id, String content) {
    return "  <changeSet id=\"%s-%s\" author=\"bench\">\n%s  </changeSet>\n"
        .formatted(name(), id, content.indent(4));
  }

  private String creation() {
    StringBuilder text =
        new StringBuilder(
            """
            <createTable tableName="%1$s">
              <column name="id" type="bigint" autoIncrement="true">
                <constraints primaryKey="true" nullable="false" primaryKeyName="%1$s_pkey"/>
              </column>
              <column name="code" type="varchar(40)"><constraints nullable="false"/></column>
              <column name="amount" type="numeric(12,2)"><constraints nullable="false"/></column>
              <column name="created_at" type="timestamp(6) with time zone"/>
              <column name="active" type="boolean"><constraints nullable="false"/></column>
              <column name="token" type="uuid"/>
              <column name="previous_id" type="bigint"/>
              <column name="remark" type="varchar(2000)"/>
            """
                .formatted(name()));
    for (int i = 1; i <= 4; i++) {
      text.append("  <column name=\"count_%d\" type=\"int\"/>\n".formatted(i));
      text.append("  <column name=\"label_%d\" type=\"varchar(80)\"/>\n".formatted(i));
      text.append("  <column name=\"day_%d\" type=\"date\"/>\n".formatted(i));
    }
    return text + "</createTable>\n";
  }

  private String view() {
    return "<createView viewName=\"%1$s_open\">SELECT id, code, count_1 FROM %1$s</createView>\n"
        .formatted(name());
  }

  private String change(Step step) {
    String template =
        switch (step) {
          case FOREIGN_KEY ->
              """
              <addForeignKeyConstraint constraintName="fk_%1$s_previous"
                  baseTableName="%1$s" baseColumnNames="previous_id"
                  referencedTableName="%2$s" referencedColumnNames="id"/>
              """;
          case INDEX ->
              """
              <createIndex indexName="ix_%1$s_created_at" tableName="%1$s">
                <column name="created_at"/>
              </createIndex>
              """;
          case COLUMN ->
              """
              <addColumn tableName="%1$s"><column name="added" type="varchar(60)"/></addColumn>
              """;
          case CHECK ->
              """
              <sql>ALTER TABLE %1$s ADD CONSTRAINT ck_%1$s_amount CHECK (amount >= 0)</sql>
              <rollback>ALTER TABLE %1$s DROP CONSTRAINT ck_%1$s_amount</rollback>
              """;
          case UNIQUE ->
              """
              <addUniqueConstraint constraintName="uk_%1$s_code" tableName="%1$s"
                  columnNames="code"/>
              """;
          case ROWS ->
              """
              <insert tableName="%1$s">
                <column name="code" value="first"/>
                <column name="amount" valueNumeric="1.5"/>
                <column name="active" valueBoolean="true"/>
              </insert>
              <rollback><delete tableName="%1$s"/></rollback>
              """;
        };
    return template.formatted(name(), name(before()));
  }

  private boolean has(Step step) {
    int last = steps.size() - (hasView() ? 1 : 0);
    return steps.subList(0, Math.max(0, last)).contains(step);
  }

  /** Source of its entity, without a package; of the first tables, it may be wrong. */
  String entity(boolean wrong) {
    Mistake mistake =
        wrong && number < Mistake.values().length ? Mistake.values()[number] : Mistake.NONE;
    if (wrong && number == VIEW_AT + VIEW_EVERY) {
      mistake = Mistake.OTHER_TYPE;
    }
    List<String> lines = new ArrayList<>();
    lines.add("import jakarta.persistence.*;");
    lines.add("@Entity");
    lines.add("@Table(name = \"" + name() + "\"" + indexes(mistake) + ")");
    if (has(Step.CHECK)) {
      lines.add(check("amount", "amount >= 0"));
    }
    if (mistake == Mistake.FURTHER_CHECK) {
      lines.add(check("further", "count_1 >= 0"));
    }
    lines.add("public class " + className() + " {");
    lines.add("@Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;");
    lines.add(column("code", "String", "nullable = false, length = 40" + unique(Step.UNIQUE)));
    lines.add(
        column(
            "amount",
            "java.math.BigDecimal",
            "nullable = false, scale = 2, precision = "
                + (mistake == Mistake.WIDER_NUMBER ? 14 : 12)));
    lines.add(column("created_at", "java.time.Instant", ""));
    lines.add("boolean active;");
    lines.add(
        column(
            "token", "java.util.UUID", mistake == Mistake.FURTHER_UNIQUE ? "unique = true" : ""));
    lines.add(
        has(Step.FOREIGN_KEY) || mistake == Mistake.FURTHER_REFERENCE
            ? "@ManyToOne(fetch = FetchType.LAZY) @JoinColumn(name = \"previous_id\") "
                + className(before())
                + " previous;"
            : column("previous_id", "Long", ""));
    lines.add(column("remark", "String", "length = 2000"));
    if (has(Step.COLUMN)) {
      lines.add(column("added", "String", "length = 60"));
    }
    for (int i = 1; i <= 4; i++) {
      boolean isWrong = i == 1;
      lines.add(
          column(
              "count_" + i,
              isWrong && mistake == Mistake.OTHER_TYPE ? "Long" : "Integer",
              isWrong && mistake == Mistake.NOT_NULL ? "nullable = false" : ""));
      lines.add(
          column(
              "label_" + i,
              "String",
              "length = " + (isWrong && mistake == Mistake.LONGER ? 120 : 80)));
      lines.add(column("day_" + i, "java.time.LocalDate", ""));
    }
    if (mistake == Mistake.FURTHER_COLUMN) {
      lines.add(column("further", "String", ""));
    }
    lines.add("}");
    return String.join("\n", lines) + "\n";
  }

  private String indexes(Mistake mistake) {
    List<String> indexes = new ArrayList<>();
    if (has(Step.INDEX)) {
      indexes.add(index("created_at"));
    }
    if (mistake == Mistake.FURTHER_INDEX) {
      indexes.add(index("day_1"));
    }
    return indexes.isEmpty() ? "" : ", indexes = {" + String.join(", ", indexes) + "}";
  }

  private String index(String column) {
    return "@Index(name = \"ix_%1$s_%2$s\", columnList = \"%2$s\")".formatted(name(), column);
  }

  private String check(String what, String condition) {
    return "@org.hibernate.annotations.Check(name = \"ck_%s_%s\", constraints = \"%s\")"
        .formatted(name(), what, condition);
  }

  private String unique(Step step) {
    return has(step) ? ", unique = true" : "";
  }

  private static String column(String name, String type, String options) {
    return "@Column(name = \"%1$s\"%2$s) %3$s %1$s;"
        .formatted(name, options.isEmpty() ? "" : ", " + options, type);
  }
}
