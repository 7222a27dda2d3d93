package org.tenantry.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A suite about what happens in MongoDB; CI runs these a second time against another server. One that
 * is about Kafka, and only keeps its log somewhere, is not of them.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Tag("mongodb")
@Target(ElementType.TYPE)
public @interface MongoTest {}
