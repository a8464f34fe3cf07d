package dev.plumbline.junit.shop;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.SchemaContract;

/** Everything said, nothing left to convention. */
@PlumblineTest(
    value = "shop",
    changelog = "changelogs/shop/db.changelog-master.yaml",
    searchPath = "src/test/resources",
    entities = Product.class,
    properties = "hibernate.hbm2ddl.auto=create-drop",
    postgresSettings = "work_mem=8MB")
class ClassListContractTest implements SchemaContract {}
