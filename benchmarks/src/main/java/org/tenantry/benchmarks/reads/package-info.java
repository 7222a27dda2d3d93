/**
 * How fast searches and the projection behind them are, against MongoDB's and Kafka's drivers alone.
 *
 * <pre>
 *  searches    HTTP ──► filter ──► find ──► page        beside the same find alone, and an endpoint that answers a constant
 *  projection  topic ──► engine ──► read model          beside a consumer and a bulkWrite of the same documents
 *  visible     a creation's answer ──► its tenant read  while others create at a fixed rate
 * </pre>
 */
@NullMarked
package org.tenantry.benchmarks.reads;

import org.jspecify.annotations.NullMarked;
