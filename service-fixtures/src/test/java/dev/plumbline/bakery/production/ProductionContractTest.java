package dev.plumbline.bakery.production;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.SchemaContract;

@PlumblineTest("production")
class ProductionContractTest implements SchemaContract {}
