/**
 * The client for services that ask for tenants' configuration with every request of theirs. It answers from memory, and
 * is told by the server what changes:
 *
 * <pre>
 *  service ──► ConfigurationClient ──► what is known ◄── lookups ◄── server
 *                                          ▲                            │
 *                                          └── "look up anew" ◄── streams
 * </pre>
 */
@NullMarked
package org.tenantry.client;

import org.jspecify.annotations.NullMarked;
