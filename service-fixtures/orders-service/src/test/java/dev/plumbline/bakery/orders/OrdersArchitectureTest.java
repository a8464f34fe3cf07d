package dev.plumbline.bakery.orders;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.plumbline.archunit.ProductionConfiguration;
import dev.plumbline.archunit.ServicesNeverMigrate;
import java.nio.file.Path;

@AnalyzeClasses(packages = "dev.plumbline.bakery.orders", importOptions = DoNotIncludeTests.class)
class OrdersArchitectureTest {

  @ArchTest static final ArchTests neverMigrates = ArchTests.in(ServicesNeverMigrate.class);

  @ArchTest
  static final ArchRule entities =
      ServicesNeverMigrate.entitiesLiveIn("dev.plumbline.bakery.orders");

  @ArchTest
  static final ArchRule configuration =
      ServicesNeverMigrate.configurationNeverChangesTheSchema(
          ProductionConfiguration.in(Path.of("src/main/resources")).exceptProfiles("dev"));
}
