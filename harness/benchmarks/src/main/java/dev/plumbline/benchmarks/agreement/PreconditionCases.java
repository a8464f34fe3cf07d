package dev.plumbline.benchmarks.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import liquibase.Scope;
import liquibase.precondition.Precondition;

/**
 * Every precondition that Liquibase knows, holding, not holding and in error; and everything that
 * may then be done.
 */
final class PreconditionCases {

  private static final List<String> FAILING = List.of("HALT", "CONTINUE", "MARK_RAN", "WARN");

  private static final String WORLD =
      """
      <changeSet id="world" author="a"><sql>create table address (id int primary key, city text);
      create table person (id int, name text, address_id int constraint fk_pa references address);
      alter table person add constraint uq_person unique (name);
      create index ix_person on person (name, id);
      create sequence seq_id; create view v_person as select id from person;
      insert into address values (1, 'Here')</sql><rollback/></changeSet>
      """;

  /** By name, some that hold, do not hold, or cannot be decided. */
  private static final Map<String, List<String>> KNOWN = known();

  private final List<Case> cases = new ArrayList<>();

  private static Map<String, List<String>> known() {
    Map<String, List<String>> known = new LinkedHashMap<>();
    known.put(
        "tableExists",
        List.of(
            "<tableExists tableName=\"person\"/>",
            "<tableExists tableName=\"PERSON\"/>",
            "<tableExists tableName=\"nothere\"/>",
            "<tableExists tableName=\"v_person\"/>",
            "<tableExists tableName=\"person\" schemaName=\"public\"/>",
            "<tableExists tableName=\"person\" schemaName=\"nothere\"/>",
            "<tableExists tableName=\"person\" catalogName=\"agreement\"/>"));
    known.put(
        "columnExists",
        List.of(
            "<columnExists tableName=\"person\" columnName=\"name\"/>",
            "<columnExists tableName=\"person\" columnName=\"NAME\"/>",
            "<columnExists tableName=\"person\" columnName=\"nothere\"/>",
            "<columnExists tableName=\"person\" columnName=\"name\" schemaName=\"public\" catalogName=\"agreement\"/>"));
    known.put(
        "viewExists",
        List.of(
            "<viewExists viewName=\"v_person\"/>",
            "<viewExists viewName=\"person\"/>",
            "<viewExists viewName=\"v_person\" schemaName=\"public\" catalogName=\"agreement\"/>"));
    known.put(
        "sequenceExists",
        List.of(
            "<sequenceExists sequenceName=\"seq_id\"/>",
            "<sequenceExists sequenceName=\"nothere\"/>",
            "<sequenceExists sequenceName=\"seq_id\" schemaName=\"public\" catalogName=\"agreement\"/>"));
    known.put(
        "foreignKeyConstraintExists",
        List.of(
            "<foreignKeyConstraintExists foreignKeyTableName=\"person\" foreignKeyName=\"fk_pa\"/>",
            "<foreignKeyConstraintExists foreignKeyTableName=\"person\" foreignKeyName=\"nothere\"/>",
            "<foreignKeyConstraintExists foreignKeyTableName=\"person\" foreignKeyName=\"fk_pa\" schemaName=\"public\" catalogName=\"agreement\"/>"));
    known.put(
        "indexExists",
        List.of(
            "<indexExists indexName=\"ix_person\"/>",
            "<indexExists indexName=\"nothere\"/>",
            "<indexExists tableName=\"person\" columnNames=\"name, id\"/>",
            "<indexExists tableName=\"person\" columnNames=\"id\"/>",
            "<indexExists indexName=\"ix_person\" schemaName=\"public\" catalogName=\"agreement\"/>"));
    known.put(
        "primaryKeyExists",
        List.of(
            "<primaryKeyExists tableName=\"address\"/>",
            "<primaryKeyExists tableName=\"person\"/>",
            "<primaryKeyExists tableName=\"address\" primaryKeyName=\"address_pkey\" schemaName=\"public\" catalogName=\"agreement\"/>"));
    known.put(
        "uniqueConstraintExists",
        List.of(
            "<uniqueConstraintExists tableName=\"person\" constraintName=\"uq_person\"/>",
            "<uniqueConstraintExists tableName=\"person\" columnNames=\"name\"/>",
            "<uniqueConstraintExists tableName=\"person\" columnNames=\"id\" schemaName=\"public\" catalogName=\"agreement\"/>"));
    known.put(
        "rowCount",
        List.of(
            "<rowCount tableName=\"address\" expectedRows=\"1\"/>",
            "<rowCount tableName=\"address\" expectedRows=\"2\"/>",
            "<rowCount tableName=\"nothere\" expectedRows=\"2\"/>",
            "<rowCount tableName=\"address\" expectedRows=\"1\" schemaName=\"public\" catalogName=\"agreement\"/>"));
    known.put(
        "tableIsEmpty",
        List.of(
            "<tableIsEmpty tableName=\"person\"/>",
            "<tableIsEmpty tableName=\"address\"/>",
            "<tableIsEmpty tableName=\"nothere\"/>",
            "<tableIsEmpty tableName=\"person\" schemaName=\"public\" catalogName=\"agreement\"/>"));
    known.put(
        "sqlCheck",
        List.of(
            "<sqlCheck expectedResult=\"1\">select count(*) from address</sqlCheck>",
            "<sqlCheck expectedResult=\"0\">select count(*) from address</sqlCheck>",
            "<sqlCheck expectedResult=\"t\">select true</sqlCheck>",
            "<sqlCheck expectedResult=\"true\">select true</sqlCheck>",
            "<sqlCheck expectedResult=\"x\">select null</sqlCheck>",
            "<sqlCheck expectedResult=\"0\">select count(*) from nothere</sqlCheck>",
            "<sqlCheck expectedResult=\"1\">select 1 where false</sqlCheck>",
            "<sqlCheck expectedResult=\"1\">select 1; </sqlCheck>"));
    known.put(
        "changeLogPropertyDefined",
        List.of(
            "<changeLogPropertyDefined property=\"defined\"/>",
            "<changeLogPropertyDefined property=\"defined\" value=\"it\"/>",
            "<changeLogPropertyDefined property=\"defined\" value=\"other\"/>",
            "<changeLogPropertyDefined property=\"database.defaultSchemaName\" value=\"public\"/>",
            "<changeLogPropertyDefined property=\"nothere\"/>"));
    known.put(
        "expectedQuotingStrategy",
        List.of(
            "<expectedQuotingStrategy strategy=\"LEGACY\"/>",
            "<expectedQuotingStrategy strategy=\"QUOTE_ALL_OBJECTS\"/>"));
    known.put(
        "dbms",
        List.of(
            "<dbms type=\"postgresql\"/>",
            "<dbms type=\"oracle\"/>",
            "<dbms type=\"h2, postgresql\"/>",
            "<dbms type=\"!postgresql\"/>"));
    known.put("runningAs", List.of("<runningAs username=\"nobody\"/>"));
    known.put(
        "changeSetExecuted",
        List.of(
            "<changeSetExecuted id=\"world\" author=\"a\" changeLogFile=\"changelog.xml\"/>",
            "<changeSetExecuted id=\"nothere\" author=\"a\" changeLogFile=\"changelog.xml\"/>",
            "<changeSetExecuted id=\"change\" author=\"a\" changeLogFile=\"changelog.xml\"/>",
            "<changeSetExecuted id=\"world\" author=\"a\" changeLogFile=\"classpath:changelog.xml\"/>"));
    known.put(
        "customPrecondition",
        List.of(
            custom("TownExists", "Here"),
            custom("TownExists", "There"),
            custom("NoSuchPrecondition", "x")));
    known.put(
        "not",
        List.of(
            "<not><tableExists tableName=\"nothere\"/></not>",
            "<not><tableExists tableName=\"nothere\"/><tableExists tableName=\"person\"/></not>",
            "<not><sqlCheck expectedResult=\"0\">select count(*) from nothere</sqlCheck></not>"));
    known.put(
        "and",
        List.of(
            "<and><tableExists tableName=\"person\"/><tableExists tableName=\"nothere\"/></and>"));
    known.put(
        "or",
        List.of(
            "<or><tableExists tableName=\"person\"/><tableExists tableName=\"nothere\"/></or>",
            "<or><sqlCheck expectedResult=\"0\">select count(*) from nothere</sqlCheck><tableExists tableName=\"person\"/></or>"));
    return known;
  }

  private static String custom(String name, String town) {
    return "<customPrecondition className=\"dev.plumbline.benchmarks.agreement.custom."
        + name
        + "\"><param name=\"town\" value=\""
        + town
        + "\"/></customPrecondition>";
  }

  /**
   * All of them.
   *
   * @throws IllegalStateException naming every precondition that there is no case of
   */
  List<Case> all() {
    Set<String> missing = new TreeSet<>(names());
    missing.removeAll(KNOWN.keySet());
    if (!missing.isEmpty()) {
      throw new IllegalStateException("There are no cases of the preconditions " + missing);
    }
    KNOWN.forEach(
        (name, conditions) -> {
          int number = 0;
          for (String condition : conditions) {
            number++;
            add(
                name + " " + number,
                "",
                changeSet("onFail=\"MARK_RAN\" onError=\"CONTINUE\"", condition),
                Depth.BRIEF);
          }
        });
    outcomes();
    return List.copyOf(cases);
  }

  /** What Liquibase itself knows. */
  static Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (Precondition known :
        Scope.getCurrentScope().getServiceLocator().findInstances(Precondition.class)) {
      names.add(known.getName());
    }
    names.remove("preConditions"); // which holds the others
    return names;
  }

  private void outcomes() {
    String fails = "<tableExists tableName=\"nothere\"/>";
    String errs = "<sqlCheck expectedResult=\"0\">select count(*) from nothere</sqlCheck>";
    for (String outcome : FAILING) {
      String attributes = "onFail=\"" + outcome + "\" onFailMessage=\"It's so; really\"";
      add("onFail " + outcome, "", changeSet(attributes, fails), Depth.THOROUGH);
      add(
          "onFail " + outcome + ", then it holds",
          "",
          changeSet(attributes, fails),
          Depth.USUAL,
          changeSet(attributes, "<tableExists tableName=\"person\"/>"));
      if (outcome.equals("HALT") || outcome.equals("WARN")) {
        ofChangelog(outcome, fails, errs);
      }
      attributes = "onError=\"" + outcome + "\" onErrorMessage=\"It's so; really\"";
      add("onError " + outcome, "", changeSet(attributes, errs), Depth.THOROUGH);
      add(
          "onError " + outcome + " without a transaction",
          "",
          changeSet(attributes, errs)
              .replace("id=\"change\"", "id=\"change\" runInTransaction=\"false\""),
          Depth.USUAL);
    }
    for (String output : List.of("IGNORE", "TEST", "FAIL")) {
      add(
          "onSqlOutput " + output,
          "",
          changeSet("onSqlOutput=\"" + output + "\" onFail=\"MARK_RAN\"", fails),
          Depth.USUAL);
    }
    add("none in it", "", changeSet("onFail=\"MARK_RAN\"", ""), Depth.USUAL);
    add("by default, not holding", "", changeSet("", fails), Depth.USUAL);
    add("by default, in error", "", changeSet("", errs), Depth.USUAL);
  }

  /** Those of a changelog know only these two. */
  private void ofChangelog(String outcome, String fails, String errs) {
    String onFail = preConditions("onFail=\"" + outcome + "\"", fails);
    String onError = preConditions("onError=\"" + outcome + "\"", errs);
    add("of the changelog, onFail " + outcome, onFail, changeSet("", ""), Depth.USUAL);
    add("of the changelog, onError " + outcome, onError, changeSet("", ""), Depth.USUAL);
  }

  private static String preConditions(String attributes, String condition) {
    return attributes.isEmpty() && condition.isEmpty()
        ? ""
        : "<preConditions " + attributes + ">" + condition + "</preConditions>\n";
  }

  private static String changeSet(String attributes, String condition) {
    return "<changeSet id=\"change\" author=\"a\">"
        + preConditions(attributes, condition)
        + "<sql>create table made (a int)</sql><rollback>drop table if exists made</rollback></changeSet>\n"
        + "<changeSet id=\"after\" author=\"a\"><sql>create table afterwards (a int)</sql>"
        + "<rollback>drop table afterwards</rollback></changeSet>\n";
  }

  private void add(String name, String before, String changeSets, Depth depth, String... later) {
    List<Map<String, byte[]>> editions = new ArrayList<>();
    editions.add(files(before, changeSets));
    for (String edition : later) {
      editions.add(files(before, edition));
    }
    cases.add(
        new Case(
            "preconditions/" + name,
            "changelog.xml",
            "",
            "",
            Map.of(),
            Map.of(),
            "",
            editions,
            2,
            depth));
  }

  private static Map<String, byte[]> files(String before, String changeSets) {
    String property = before.isEmpty() ? "<property name=\"defined\" value=\"it\"/>\n" : "";
    return Map.of("changelog.xml", CaseText.xml(before + property + WORLD + changeSets));
  }
}
