package org.tenantry.command.tenant.personal;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;

/** Phone numbers, by Google's libphonenumber. */
final class Phones {
    private static final int MAX_LENGTH = 40;
    private static final String NO_REGION = "ZZ";
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private Phones() {}

    /** The number in the form of E.164, however it is grouped; empty if it is none, or has more than a number. */
    static Optional<String> e164(String number) {
        if (!number.startsWith("+") || number.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            Phonenumber.PhoneNumber parsed = NUMBERS.parse(number, NO_REGION);
            return NUMBERS.isValidNumber(parsed) && !parsed.hasExtension()
                    ? Optional.of(NUMBERS.format(parsed, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
