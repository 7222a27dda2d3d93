/**
 * Whether the indexes that code declares serve the queries that it sends.
 *
 * <pre>
 *  clients, of this JVM or another ──► Tap ──► the server      bytes pass unchanged
 *                                       │
 *                                       ▼
 *        WireMessage ──► Recording: Query (Filter, sort), Index ──► what is not served
 * </pre>
 *
 * The servers of the tests answer a query without an index slowly, and the tests have few documents:
 * so what is sent is judged, by what MongoDB would do with it.
 */
@NullMarked
package org.tenantry.testkit.queries;

import org.jspecify.annotations.NullMarked;
