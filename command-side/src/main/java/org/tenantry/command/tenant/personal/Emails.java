package org.tenantry.command.tenant.personal;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.util.Locale;
import java.util.regex.Pattern;

/** E-mail addresses, by JMail. */
final class Emails {
    /** Of a path in RFC 5321, without its angle brackets. */
    private static final int MAX_LENGTH = 254;

    private static final EmailValidator VALIDATOR = JMail.strictValidator()
            .disallowQuotedIdentifiers()
            .disallowObsoleteWhitespace()
            .withRule(email -> email.comments().isEmpty() && !email.localPart().contains("\""));

    /** No controls, no halves of surrogate pairs, nothing that turns the direction of writing. */
    private static final Pattern VISIBLE = Pattern.compile("\\P{C}*");

    private Emails() {}

    static boolean isValid(String address) {
        return address.length() <= MAX_LENGTH && VISIBLE.matcher(address).matches() && VALIDATOR.isValid(address);
    }

    /** The same address in one form: case does not matter in a domain; before the @ it may. */
    static String normalized(String address) {
        int at = address.lastIndexOf('@');
        return address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT);
    }
}
