package dev.plumbline.spring.test.bread;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.SchemaContract;

/** The small service is in order, its snapshot included. */
@PlumblineTest("bread")
class BreadContractTest implements SchemaContract {}
