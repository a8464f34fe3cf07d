package dev.plumbline.bakery.pos;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.SchemaContract;

@PlumblineTest("pos")
class PosContractTest implements SchemaContract {}
