package dev.plumbline.spring.test.shelf;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.SchemaContract;
import org.springframework.test.context.TestPropertySource;

/** The whole contract needs nothing but the name where Spring's configuration says the rest. */
@PlumblineTest("shelf")
@TestPropertySource(properties = "spring.config.location=classpath:/shelf/")
class ShelfContractTest implements SchemaContract {}
