package dev.plumbline.bakery.orders;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.SchemaContract;

/** The contract with the names that Spring Boot gives when the application runs. */
@PlumblineTest(
    value = "orders",
    properties = {
      "hibernate.physical_naming_strategy="
          + "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy",
      "hibernate.implicit_naming_strategy="
          + "org.springframework.boot.hibernate.SpringImplicitNamingStrategy"
    })
class OrdersMappingTest implements SchemaContract {}
