package dev.plumbline.junit.shop;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.SchemaContract;

/** The usual case: only the name. */
@PlumblineTest("shop")
class ShopContractTest implements SchemaContract {}
