package dev.plumbline.release;

import dev.plumbline.release.ReleaseStatement.Kind;
import dev.plumbline.schema.EnumType;
import dev.plumbline.schema.Routine;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Sequence;
import dev.plumbline.text.SqlLiteral;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a release does with types, sequences and functions. */
record ObjectStatements(Schema schema) {

  List<ReleaseStatement> all() {
    List<ReleaseStatement> all = new ArrayList<>();
    schema.enumTypes().forEach(type -> type.values().forEach(label -> all.add(cast(type, label))));
    schema.sequences().forEach(sequence -> all.add(draw(sequence)));
    schema.routines().stream()
        .filter(routine -> routine.type() == Routine.Type.FUNCTION)
        .forEach(routine -> all.add(call(routine)));
    return all;
  }

  private static ReleaseStatement cast(EnumType type, String label) {
    return ReleaseStatement.of(
        Kind.LABEL,
        type.label(),
        "",
        "select " + SqlLiteral.of(label) + "::" + type.name().quoted(),
        "SELECT " + SqlLiteral.readable(label) + "::" + type.label());
  }

  private static ReleaseStatement draw(Sequence sequence) {
    return ReleaseStatement.of(
        Kind.DRAW,
        sequence.label(),
        "",
        "select pg_catalog.nextval(" + SqlLiteral.of(sequence.name().quoted()) + ")",
        "SELECT nextval('" + sequence.label() + "')");
  }

  /**
   * One that writes is refused on both schemas, because it could do what no rollback undoes; so is
   * one that only triggers may call.
   */
  private static ReleaseStatement call(Routine routine) {
    String arguments =
        routine.arguments().isBlank()
            ? ""
            : Arrays.stream(routine.arguments().split(", "))
                .map(type -> "null::" + type)
                .collect(Collectors.joining(", "));
    return ReleaseStatement.of(
        Kind.CALL,
        routine.label(),
        "set local transaction_read_only = on",
        "select " + routine.name().quoted() + "(" + arguments + ")",
        "SELECT " + routine.label());
  }
}
