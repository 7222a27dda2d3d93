/** What is answered to bad requests, asked of a real server with one small endpoint. */
@NullMarked
package org.tenantry.http;

import org.jspecify.annotations.NullMarked;
