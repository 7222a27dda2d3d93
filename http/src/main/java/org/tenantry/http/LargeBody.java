package org.tenantry.http;

/**
 * As a bean: a path whose bodies may be larger than is usual.
 *
 * @param path exactly as it is requested
 * @param bytes at most
 */
public record LargeBody(String path, long bytes) {}
