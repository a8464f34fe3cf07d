package dev.plumbline.bakery.forecasting;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.SchemaContract;

@PlumblineTest("forecasting")
class ForecastingContractTest implements SchemaContract {}
