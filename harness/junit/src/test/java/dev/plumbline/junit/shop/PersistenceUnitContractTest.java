package dev.plumbline.junit.shop;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.SchemaContract;

@PlumblineTest(value = "shop", persistenceUnit = "shop")
class PersistenceUnitContractTest implements SchemaContract {}
