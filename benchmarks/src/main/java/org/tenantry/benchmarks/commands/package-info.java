/**
 * How fast tenants are created, changed and imported, each beside what bounds it: an endpoint that only checks
 * the same token and body, and the log that takes the same commits from many callers.
 *
 * <pre>
 *  schedule ──► rounds: requests, requests at a rate, imports, commits ──► figures ──► report
 *                  │
 *                  ▼
 *     parts: the command side, MongoDB and Kafka, as JVMs of their own
 * </pre>
 */
@NullMarked
package org.tenantry.benchmarks.commands;

import org.jspecify.annotations.NullMarked;
