package dev.plumbline.bakery.suppliers;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.SchemaContract;

@PlumblineTest(
    value = "suppliers",
    properties =
        "hibernate.physical_naming_strategy="
            + "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl")
class SuppliersContractTest implements SchemaContract {}
