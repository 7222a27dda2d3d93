package org.tenantry.query.tenant;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The order of names: that of Unicode's collation for no language in particular (UTS #10, CLDR's root), whatever
 * the script, without case and accents.
 */
final class NameOrder {
    private static final Collator COLLATOR = collator();

    private NameOrder() {}

    /**
     * What is stored of a name, to sort by: compared letter by letter, the keys are in the order of their names.
     * Names that differ in case and accents only have the same.
     */
    static String key(String name) {
        byte[] key = COLLATOR.getCollationKey(name).toByteArray();
        return HexFormat.of().formatHex(Arrays.copyOf(key, key.length - 1)); // the last is 0
    }

    private static Collator collator() {
        Collator collator = Collator.getInstance(ULocale.ROOT);
        collator.setStrength(Collator.PRIMARY);
        collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
        return collator.freeze();
    }
}
