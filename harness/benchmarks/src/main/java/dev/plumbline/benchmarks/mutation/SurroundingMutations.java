package dev.plumbline.benchmarks.mutation;

import static dev.plumbline.benchmarks.mutation.Verdict.harmless;

import dev.plumbline.schema.OtherObject;
import java.util.List;
import java.util.stream.Stream;

/** Things that are there besides what entities map. */
final class SurroundingMutations {

  private static final Verdict ADDITIONAL = harmless("no entity mentions it");

  private SurroundingMutations() {}

  static Stream<Mutation> of(MutationTarget target) {
    return Stream.concat(
        Stream.of(
            added("table added", "create table plumbline_added (id bigint primary key)"),
            added("sequence added", "create sequence plumbline_added"),
            added("enum type added", "create type plumbline_added as enum ('A')"),
            added("composite type added", "create type plumbline_added as (a text)"),
            added("domain added", "create domain plumbline_added as text check (value <> '')"),
            added("view added", "create view plumbline_added as select 1 as one"),
            added("function added", "create function plumbline_added() returns int return 1"),
            added("schema added", "create schema plumbline_added"),
            added("schema commented", "comment on schema public is 'changed'"),
            added("collation added", "create collation plumbline_added from \"C\"")),
        castsDropped(target));
  }

  private static Stream<Mutation> castsDropped(MutationTarget target) {
    return target.schema().otherObjects().stream()
        .filter(object -> object.type() == OtherObject.Type.CAST)
        .map(
            cast ->
                new Mutation(
                    "cast dropped",
                    cast.name(),
                    List.of("drop cast " + cast.name().substring(cast.name().indexOf('('))),
                    harmless("Hibernate's statements name the type of every value")));
  }

  private static Mutation added(String kind, String sql) {
    return new Mutation(kind, "plumbline_added", List.of(sql), ADDITIONAL);
  }
}
