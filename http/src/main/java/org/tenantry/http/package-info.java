/**
 * What both sides answer alike over HTTP: every refusal is a problem by RFC 9457 with a stable
 * {@code code} and, for each fault, the field, the value and what was expected; and every input is
 * bounded and read strictly.
 */
@NullMarked
package org.tenantry.http;

import org.jspecify.annotations.NullMarked;
