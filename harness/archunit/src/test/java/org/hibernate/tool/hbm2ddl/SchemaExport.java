package org.hibernate.tool.hbm2ddl;

/** Hibernate 6 has a class of this name; the 7 that this module tests with has it no longer. */
public class SchemaExport {}
