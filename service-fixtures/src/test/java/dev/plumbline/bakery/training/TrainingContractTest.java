package dev.plumbline.bakery.training;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.SchemaContract;

@PlumblineTest("training")
class TrainingContractTest implements SchemaContract {}
