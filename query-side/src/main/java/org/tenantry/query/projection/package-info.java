/**
 * Builds read models from the topic. A projection is a pure function from a document and an event
 * to the document after it; the engine does the rest: order, batches, repeats, progress.
 */
@NullMarked
package org.tenantry.query.projection;

import org.jspecify.annotations.NullMarked;
