/**
 * Many tenants in one request: a line each, as JSON, and a result for each line. Whatever was done
 * before is found done, so that a file can be sent again.
 *
 * <pre>
 *  ImportEndpoint ──► ImportLines: read, bounded, by depth ──► ImportRun: level by level, many at once
 *                                                                └► LineImport: create, or else update
 * </pre>
 */
@NullMarked
package org.tenantry.command.tenant.bulk;

import org.jspecify.annotations.NullMarked;
