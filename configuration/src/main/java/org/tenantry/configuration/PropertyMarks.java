package org.tenantry.configuration;

import org.jspecify.annotations.Nullable;

/**
 * What is special about a property, and about all beneath it.
 *
 * @param inherited whether the levels below a level have its value; else it holds at its own level only
 * @param lockable whether a level may lock it
 * @param secret whether it may stand in clear nowhere
 * @param open whether anybody may read it, without a token
 */
public record PropertyMarks(boolean inherited, boolean lockable, boolean secret, boolean open) {
    /** Of a property that is not marked. */
    public static final PropertyMarks NONE = new PropertyMarks(true, true, false, false);

    /** As they are given: what is null is as usual. */
    public static PropertyMarks of(
            @Nullable Boolean inherited, @Nullable Boolean lockable, @Nullable Boolean secret, @Nullable Boolean open) {
        return new PropertyMarks(
                !Boolean.FALSE.equals(inherited),
                !Boolean.FALSE.equals(lockable),
                Boolean.TRUE.equals(secret),
                Boolean.TRUE.equals(open));
    }
}
