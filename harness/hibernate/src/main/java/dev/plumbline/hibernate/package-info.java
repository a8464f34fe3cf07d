/** What a service's JPA entities expect of its database, by asking Hibernate and PostgreSQL. */
@NullMarked
package dev.plumbline.hibernate;

import org.jspecify.annotations.NullMarked;
