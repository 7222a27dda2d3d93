package org.tenantry.command.model;

/**
 * What a command leads to, if it is not refused.
 *
 * @param events how many there are
 * @param change of the model
 */
record Effect(int events, Runnable change) {
    static final Effect NONE = new Effect(0, () -> {});

    static Effect of(Runnable change) {
        return new Effect(1, change);
    }
}
