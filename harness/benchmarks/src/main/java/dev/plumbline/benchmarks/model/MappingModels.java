package dev.plumbline.benchmarks.model;

import dev.plumbline.mappings.MappingFixture;
import java.util.List;

/** A model for each kind of mapping: a person has written the schema. */
public final class MappingModels {

  private MappingModels() {}

  /** Every one on the class path. */
  public static List<EntityModel> all() {
    return MappingFixture.all().stream().map(MappingModels::model).toList();
  }

  private static EntityModel model(MappingFixture fixture) {
    return new EntityModel(
        "mapping-" + fixture.name(),
        ManagedClasses.in(fixture.packageName()),
        MappingModels.class.getClassLoader(),
        fixture.settings(),
        new SchemaOrigin.ByScript(fixture.schema()));
  }
}
