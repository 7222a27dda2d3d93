/**
 * The state of the whole system on a page, in words that an operator acts on.
 *
 * <pre>
 *  DoctorCommand ─► an examination of each area ─► Diagnosis ─► Page
 *                     log, growth, sizes   ◄─ the log's database
 *                     topic                ◄─ Kafka, by TopicEnds
 *                     publishers, claims   ◄─ what the command side keeps beside the log
 *                     read models, parked  ◄─ what the query side keeps beside the read models
 * </pre>
 */
@NullMarked
package org.tenantry.audit.doctor;

import org.jspecify.annotations.NullMarked;
