package dev.plumbline.bakery.inventory;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.SchemaContract;

@PlumblineTest("inventory")
class InventoryContractTest implements SchemaContract {}
