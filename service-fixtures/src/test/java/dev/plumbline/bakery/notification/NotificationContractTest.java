package dev.plumbline.bakery.notification;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.SchemaContract;

@PlumblineTest(
    value = "notification",
    properties =
        "hibernate.physical_naming_strategy="
            + "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl")
class NotificationContractTest implements SchemaContract {}
