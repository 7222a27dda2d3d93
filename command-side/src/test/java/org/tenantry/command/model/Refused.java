package org.tenantry.command.model;

/** The model says no. */
final class Refused extends RuntimeException {
    private final String code;

    Refused(String code) {
        super(code);
        this.code = code;
    }

    static void when(boolean broken, String code) {
        if (broken) {
            throw new Refused(code);
        }
    }

    String code() {
        return code;
    }
}
