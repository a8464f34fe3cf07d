package dev.plumbline.bakery.external;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.SchemaContract;

@PlumblineTest("external")
class ExternalContractTest implements SchemaContract {}
