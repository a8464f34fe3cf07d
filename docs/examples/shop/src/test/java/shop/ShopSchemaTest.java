package shop;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.SchemaContract;

@PlumblineTest("shop")
class ShopSchemaTest implements SchemaContract {}
