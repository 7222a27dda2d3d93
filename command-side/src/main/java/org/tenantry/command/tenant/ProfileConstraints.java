package org.tenantry.command.tenant;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.TenantId;

/** What a tenant's id and profile may hold. The messages say what is expected. */
public final class ProfileConstraints {
    public static final String NAME = "1 to 200 characters, not blank, none of them a control character";
    public static final String KIND = "a slug of 1 to 63 of a-z, 0-9 and '-', beginning with a letter";
    public static final int MAX_LABELS = 50;
    public static final String LABELS = "at most " + MAX_LABELS + " labels";
    public static final String LABEL_KEY =
            "a key of 1 to 63 letters, digits, '.', '_', '-' and '/', beginning and ending with a letter or digit";
    public static final String LABEL_VALUE = "a string of at most 200 characters, none of them a control character";

    public static final int MAX_REASON = 1000;
    public static final String REASON = "a reason of 1 to 1000 characters, not blank, none of them a control character";
    public static final String ATTRIBUTES = "a JSON object of at most " + Attributes.MAX_LENGTH + " characters, "
            + Attributes.MAX_DEPTH + " levels deep, its keys at most " + Attributes.MAX_KEY_LENGTH + " characters long";

    /** No control characters, and no half of a surrogate pair, which has no UTF-8 form. */
    public static final String TEXT = "[^\\p{Cc}\\p{Cs}]*";

    /** The same, and not only white space: something is seen behind what is not. */
    public static final String VISIBLE_TEXT = "[\\p{Z}\\uFEFF]*[^\\p{Z}\\uFEFF\\p{Cc}\\p{Cs}]" + TEXT;

    public static final String SLUG = "[a-z][a-z0-9-]{0,62}";
    public static final String LABEL_KEY_FORM = "[A-Za-z0-9](?:[A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?";

    private ProfileConstraints() {}

    /** A tenant's id. */
    @Documented
    @Schema(pattern = TenantId.FORM, maxLength = TenantId.MAX_LENGTH)
    @Constraint(validatedBy = TenantPathValidator.class)
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.FIELD)
    public @interface TenantPath {
        String message() default TenantId.EXPECTED;

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    /** A BCP 47 language tag. */
    @Documented
    @Schema(pattern = "[A-Za-z0-9-]{2,35}")
    @Constraint(validatedBy = LanguageTagValidator.class)
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.FIELD)
    public @interface LanguageTag {
        String message() default "a BCP 47 language tag such as pa-IN";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    /** An IANA time zone. */
    @Documented
    @Schema(pattern = "[A-Za-z0-9/_+-]{1,64}")
    @Constraint(validatedBy = ZoneNameValidator.class)
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.FIELD)
    public @interface ZoneName {
        String message() default "an IANA time zone such as Asia/Kolkata";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    /** Checks {@link TenantPath}. */
    public static final class TenantPathValidator implements ConstraintValidator<TenantPath, String> {
        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || TenantId.isValid(value);
        }
    }

    /** Checks {@link LanguageTag}. */
    public static final class LanguageTagValidator implements ConstraintValidator<LanguageTag, String> {
        private static final int MAX_LENGTH = 35;

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || (!value.isEmpty() && value.length() <= MAX_LENGTH && isWellFormed(value));
        }

        private static boolean isWellFormed(String tag) {
            try {
                return !new Locale.Builder()
                        .setLanguageTag(tag)
                        .build()
                        .getLanguage()
                        .isEmpty();
            } catch (IllformedLocaleException e) {
                return false;
            }
        }
    }

    /** Checks {@link ZoneName}. */
    public static final class ZoneNameValidator implements ConstraintValidator<ZoneName, String> {
        private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds()); // to ask makes a copy

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || ZONES.contains(value);
        }
    }
}
