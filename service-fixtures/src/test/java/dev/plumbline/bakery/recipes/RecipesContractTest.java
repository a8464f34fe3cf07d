package dev.plumbline.bakery.recipes;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.SchemaContract;

@PlumblineTest("recipes")
class RecipesContractTest implements SchemaContract {}
