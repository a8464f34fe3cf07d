package dev.plumbline.bakery.alertprocessor;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.SchemaContract;

@PlumblineTest("alert-processor")
class AlertProcessorContractTest implements SchemaContract {}
