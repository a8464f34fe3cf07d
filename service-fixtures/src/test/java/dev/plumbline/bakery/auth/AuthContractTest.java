package dev.plumbline.bakery.auth;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.SchemaContract;

@PlumblineTest("auth")
class AuthContractTest implements SchemaContract {}
