/**
 * Builds read models from the topic. A projection is a pure function from a document and an event
 * to the document after it; the engine does the rest: order, batches, repeats, progress. What cannot be applied is parked
 * by its document. Of each projection there may be several generations: one serves, another is built beside it.
 */
@NullMarked
package org.tenantry.query.projection;

import org.jspecify.annotations.NullMarked;
