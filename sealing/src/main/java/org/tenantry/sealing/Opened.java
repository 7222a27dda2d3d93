package org.tenantry.sealing;

import java.util.Optional;

/** What became of opening a sealed value. */
public sealed interface Opened {

    /** The text that was sealed; empty if the tenant is erased. */
    default Optional<String> clearText() {
        return switch (this) {
            case Clear clear -> Optional.of(clear.text());
            case Erased() -> Optional.empty();
        };
    }

    /** The text that was sealed. */
    record Clear(String text) implements Opened {
        @Override
        public String toString() {
            return "Clear[...]";
        }
    }

    /** The tenant is erased: nobody can ever open what was sealed for it. */
    record Erased() implements Opened {}
}
