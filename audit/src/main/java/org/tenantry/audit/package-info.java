/**
 * The auditor's tool: proves what happened from what is stored, and trusts neither side of Tenantry. It shares no code with
 * them but the events, the log's form and how servers are reached, and it only reads, but for replay.
 *
 * <pre>
 *  Audit (the command line)
 *    ├► verify: log ◄─compared─► topic, checkpoints, claims, read models
 *    ├► timeline: who did what; both by fold: what events amount to
 *    ├► state, diff: what was so at an instant; by fold and effective: which configuration holds
 *    ├► proof: one event's place in the chain, by a checkpoint
 *    ├► doctor: what is to be done, all over the system
 *    ├► erasure: what is left of an erased tenant, in log, keys, topic and read models
 *    └► replay: log ──► fresh topic or database, the only one that writes
 * </pre>
 */
@NullMarked
package org.tenantry.audit;

import org.jspecify.annotations.NullMarked;
