package org.tenantry.configuration;

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
}
