package org.tenantry.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The permission that an endpoint asks of its caller. Every endpoint declares one, or a start
 * fails; asking for it is {@link Caller#require}, which needs to know the tenant.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Requires {
    Permission[] value();

    /** What has more told, value by value: what is masked or left out without it. */
    Permission[] forMore() default {};
}
