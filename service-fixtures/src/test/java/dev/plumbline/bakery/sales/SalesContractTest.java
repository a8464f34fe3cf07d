package dev.plumbline.bakery.sales;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.SchemaContract;

@PlumblineTest("sales")
class SalesContractTest implements SchemaContract {}
