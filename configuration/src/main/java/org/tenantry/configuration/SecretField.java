package org.tenantry.configuration;

/** What a secret is sealed as, so that it opens nowhere else. */
public final class SecretField {
    /** What is shown in the place of a secret. */
    public static final String MASK = "********";

    private SecretField() {}

    /** The name of a property of a namespace. */
    public static String of(String namespace, String pointer) {
        return "/configuration/" + namespace + pointer;
    }
}
