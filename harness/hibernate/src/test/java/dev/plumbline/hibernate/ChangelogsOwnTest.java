package dev.plumbline.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.UUID;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the changelog makes is there for mappings to use, and changes nothing of what they say. */
@NullUnmarked // the databases are there from @BeforeAll on
@SuppressWarnings("deprecation") // Hibernate 6.6 knows no other @Check
class ChangelogsOwnTest {

  private static Contracts contracts;

  @BeforeAll
  static void open() {
    contracts = new Contracts();
  }

  @AfterAll
  static void close() {
    contracts.close();
  }

  private static Findings findings(String changelog, Class<?>... entities) throws SQLException {
    return contracts.findings(changelog, Entities.ofClasses(entities));
  }

  private static void assertAgree(String changelog, Class<?>... entities) throws SQLException {
    assertThat(findings(changelog, entities).atLeast(Severity.WARNING).toText()).isEmpty();
  }

  @Entity
  @Table(name = "tray")
  static class Tray {
    @Id
    @GeneratedValue(generator = "tray_seq")
    @SequenceGenerator(name = "tray_seq", sequenceName = "tray_seq", allocationSize = 20)
    Long id;
  }

  @Test
  void anotherIncrementThanTheAllocationSizeIsAFindingAndNotASilentRefusal() throws SQLException {
    assertThat(
            findings(
                "create sequence tray_seq increment by 1; create table tray (id bigint primary"
                    + " key);",
                Tray.class))
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .extracting(Finding::code)
        .containsExactly(FindingCode.SEQUENCE_INCREMENT_MISMATCH);
  }

  @Test
  void aSequenceThatAnotherTablesColumnOwnsDoesNotStandInTheWay() throws SQLException {
    assertAgree(
        """
        create table old_tray (id bigint primary key);
        create sequence tray_seq increment by 20 owned by old_tray.id;
        create table tray (id bigint primary key);
        """,
        Tray.class);
  }

  @Entity
  @Table(name = "loaf")
  static class Loaf {
    @Id
    @Column(columnDefinition = "uuid default make_id()")
    UUID id;

    @Column(columnDefinition = "bigint default nextval('loaf_numbers')")
    Long number;

    @Column(columnDefinition = "text collate german")
    String name;

    @Column(columnDefinition = "baking.money_eur")
    @JdbcTypeCode(SqlTypes.OTHER)
    Object price;

    @Column(columnDefinition = "warmth")
    @JdbcTypeCode(SqlTypes.OTHER)
    Object warmth;

    @Generated
    @Column(columnDefinition = "text generated always as (shout(name)) stored")
    String loud;

    @Check(constraints = "is_ok(weight)")
    int weight;
  }

  private static final String LOAVES =
      """
      create schema baking;
      create type baking.money_eur as (amount numeric, currency text);
      create type warmth as range (subtype = float8);
      create sequence loaf_numbers;
      create collation german (provider = icu, locale = 'de-DE');
      create function make_id() returns uuid language sql as 'select gen_random_uuid()';
      create function shout(text) returns text language sql immutable as 'select upper($1)';
      create function is_ok(integer) returns boolean language sql immutable as 'select $1 > 0';
      create table loaf (
        id uuid default make_id() primary key,
        number bigint default nextval('loaf_numbers'),
        name text collate german,
        price baking.money_eur,
        warmth warmth,
        loud text generated always as (shout(name)) stored,
        weight integer not null check (is_ok(weight)));
      """;

  @Test
  void functionsSequencesCollationsAndTypesCanBeUsed() throws SQLException {
    assertAgree(LOAVES, Loaf.class);
  }

  @Test
  void soCanFunctionsThatDependOnTheVeryTables() throws SQLException {
    assertAgree(
        LOAVES
            + """
            drop function make_id() cascade;
            create function newest(loaf) returns uuid language plpgsql as
              'declare one loaf%rowtype; begin one := $1; return one.id; end';
            create function make_id() returns uuid language sql
              return coalesce((select min(id::text)::uuid from loaf), gen_random_uuid());
            alter table loaf alter column id set default make_id();
            create view heavy as select * from loaf where weight > 10;
            """,
        Loaf.class);
  }

  @Entity
  @Table(name = "stall")
  static class Stall {
    @Id Long id;

    @ManyToOne
    @JoinColumn(
        name = "loaf_id",
        foreignKey =
            @ForeignKey(
                name = "stall_market",
                foreignKeyDefinition = "foreign key (market) references market (code)"))
    Loaf loaf;

    @Column(length = 3)
    String market;
  }

  @Test
  void aForeignKeyCanReferToATableThatNoEntityMaps() throws SQLException {
    assertAgree(
        LOAVES
            + """
            create table market (code varchar(3) primary key);
            create table stall (
              id bigint primary key,
              loaf_id uuid default make_id(),
              market varchar(3) references market);
            """,
        Loaf.class,
        Stall.class);
  }

  enum Mood {
    CALM,
    HUNGRY
  }

  @Entity
  @Table(name = "guest")
  static class Guest {
    @Id Long id;

    @Enumerated
    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    @Check(constraints = "is_kind(mood)")
    Mood mood;
  }

  private static String guests(String values) {
    return """
    create type mood as enum (%s);
    create function is_kind(mood) returns boolean language sql immutable as 'select true';
    create table guest (id bigint primary key, mood mood check (is_kind(mood)));
    """
        .formatted(values);
  }

  @Test
  void aFunctionOfATypeThatHibernateCreatesTooCanBeUsed() throws SQLException {
    assertAgree(guests("'CALM', 'HUNGRY'"), Guest.class);
  }

  @Test
  void valuesThatTheChangelogsTypeLacksAreStillFound() throws SQLException {
    assertThat(findings(guests("'CALM'"), Guest.class))
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .extracting(Finding::code)
        .containsExactly(FindingCode.ENUM_VALUE_MISSING);
  }

  @Entity
  @Table(name = "note")
  @Comment("it's; 'x")
  static class Note {
    @Id Long id;

    @Comment("it's")
    String text;

    @Column(columnDefinition = "text default '; {fn now()} ? $$'")
    String odd;
  }

  @Test
  void quotesAndSemicolonsInTheDdlAreNoMatter() throws SQLException {
    assertAgree(
        "create table note (id bigint primary key, text varchar(255), odd text default '; {fn"
            + " now()} ? $$');",
        Note.class);
  }
}
