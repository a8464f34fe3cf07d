package dev.plumbline.bakery.orders;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.SchemaContract;

/** The contract with the entities and names that the application has when it runs. */
@PlumblineTest("orders")
class OrdersMappingTest implements SchemaContract {}
