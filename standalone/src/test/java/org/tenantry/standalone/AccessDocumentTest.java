package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.access.Permission;
import org.tenantry.access.Role;

/** Who may do what is written down as it is. */
class AccessDocumentTest {
    private static final Path COMMITTED = Path.of("..", "docs", "access.md");
    private static final String BEGIN = "<!-- generated: ./dev contract -->\n";
    private static final String END = "<!-- end -->";

    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    @Test
    void theCommittedTablesAreWhatIsDeclared() throws IOException {
        String committed = Files.readString(COMMITTED);
        int begin = committed.indexOf(BEGIN) + BEGIN.length();
        String generated = committed.substring(0, begin)
                + permissions()
                + endpoints()
                + committed.substring(committed.indexOf(END, begin));
        if (Boolean.getBoolean("contract.update")) {
            Files.writeString(COMMITTED, generated);
        }

        assertThat(generated)
                .as("docs/access.md differs from what is declared: look at the difference, then run ./dev contract")
                .isEqualTo(Files.readString(COMMITTED));
    }

    private static String permissions() {
        return Arrays.stream(Permission.values())
                .map(permission -> "| `%s` | %s |\n".formatted(permission.wireName(), who(permission)))
                .collect(Collectors.joining("", """
                        ## Permissions

                        A platform administrator has them all, everywhere.

                        | permission | given by |
                        |---|---|
                        """, "\n"));
    }

    private static String who(Permission permission) {
        if (permission.askedOn() == Permission.AskedOn.PLATFORM) {
            return "platform administrators only";
        }
        List<String> roles = Arrays.stream(Role.values())
                .filter(permission::isGivenBy)
                .map(role -> "`" + role.claim() + "`")
                .toList();
        String by = roles.size() == Role.values().length ? "every role" : String.join(", ", roles);
        return by + (permission.askedOn() == Permission.AskedOn.ABOVE ? ", above the tenant" : "");
    }

    private static String endpoints() {
        return DeclaredEndpoint.of(tenantry.endpoints()).stream()
                .map(endpoint -> "| `%s` | %s |\n".formatted(endpoint.name(), what(endpoint)))
                .collect(Collectors.joining("", """
                        ## Endpoints

                        Where several permissions are named, the request tells which is asked for. Behind "more with" is what
                        has more told: what is secret or personal is masked or left out without it, value by value.

                        | endpoint | permission |
                        |---|---|
                        """, "\n"));
    }

    private static String names(List<Permission> permissions) {
        return permissions.stream()
                .map(permission -> "`" + permission.wireName() + "`")
                .collect(Collectors.joining(", "));
    }

    private static String what(DeclaredEndpoint endpoint) {
        if (!endpoint.permissions().isEmpty()) {
            return names(endpoint.permissions())
                    + (endpoint.forMore().isEmpty() ? "" : "; more with " + names(endpoint.forMore()));
        }
        return (endpoint.isOpen() ? "open, no token is needed: " : "any token: ") + endpoint.because();
    }
}
