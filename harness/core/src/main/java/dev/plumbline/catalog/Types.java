package dev.plumbline.catalog;

import static dev.plumbline.catalog.CatalogRows.strings;

import dev.plumbline.schema.Check;
import dev.plumbline.schema.CompositeType;
import dev.plumbline.schema.Domain;
import dev.plumbline.schema.Enforcement;
import dev.plumbline.schema.EnumType;
import dev.plumbline.schema.RangeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Types that users create. */
record Types(CatalogRows rows, Annotations annotations) {

  List<EnumType> enumTypes() throws SQLException {
    return rows.list(
        CatalogQuery.ENUM_TYPES,
        row -> {
          long oid = row.getLong("oid");
          return new EnumType(
              CatalogReader.name(row),
              strings(row, "labels"),
              annotations.grants("pg_type", oid),
              annotations.comment("pg_type", oid));
        });
  }

  List<Domain> domains() throws SQLException {
    Map<Long, List<Check>> checks =
        rows.grouped(CatalogQuery.DOMAIN_CHECKS, "type", this::domainCheck);
    return rows.list(
        CatalogQuery.DOMAINS,
        row -> {
          long oid = row.getLong("oid");
          return new Domain(
              CatalogReader.name(row),
              row.getString("type"),
              row.getBoolean("nullable"),
              row.getString("expression"),
              row.getString("collation"),
              checks.getOrDefault(oid, List.of()),
              annotations.grants("pg_type", oid),
              annotations.comment("pg_type", oid));
        });
  }

  private Check domainCheck(ResultSet row) throws SQLException {
    return new Check(
        row.getString("name"),
        List.of(),
        row.getString("expression"),
        true,
        row.getBoolean("is_valid") ? Enforcement.VALID : Enforcement.NOT_VALID,
        annotations.comment("pg_constraint", row.getLong("oid")));
  }

  List<CompositeType> compositeTypes(Columns columns) throws SQLException {
    return rows.list(
        CatalogQuery.COMPOSITE_TYPES,
        row -> {
          long oid = row.getLong("oid");
          return new CompositeType(
              CatalogReader.name(row),
              columns.attributes(row.getLong("relation")),
              annotations.grants("pg_type", oid),
              annotations.comment("pg_type", oid));
        });
  }

  List<RangeType> rangeTypes() throws SQLException {
    return rows.list(
        CatalogQuery.RANGE_TYPES,
        row -> {
          long oid = row.getLong("oid");
          return new RangeType(
              CatalogReader.name(row),
              row.getString("subtype"),
              row.getString("operator_class"),
              row.getString("collation"),
              row.getString("canonical"),
              row.getString("difference"),
              row.getString("multirange"),
              annotations.grants("pg_type", oid),
              annotations.comment("pg_type", oid));
        });
  }
}
