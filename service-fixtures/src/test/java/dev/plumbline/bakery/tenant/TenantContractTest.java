package dev.plumbline.bakery.tenant;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.SchemaContract;

@PlumblineTest("tenant")
class TenantContractTest implements SchemaContract {}
