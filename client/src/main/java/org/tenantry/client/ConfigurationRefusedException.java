package org.tenantry.client;

/** The server answers, and not with configuration: there is no such tenant or namespace, or the token does not permit it. */
public final class ConfigurationRefusedException extends RuntimeException {
    private final int status;
    private final String code;

    ConfigurationRefusedException(int status, String code, String detail) {
        super(status + " " + code + ": " + detail);
        this.status = status;
        this.code = code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The problem's code, such as {@code tenant-not-found}; see docs/problems.md. */
    public String code() {
        return code;
    }
}
