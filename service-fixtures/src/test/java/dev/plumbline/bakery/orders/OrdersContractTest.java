package dev.plumbline.bakery.orders;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.SchemaContract;

@PlumblineTest("orders")
class OrdersContractTest implements SchemaContract {}
