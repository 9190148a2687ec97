package org.diancang.events;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessRuleTest {
    private static final String RULE =
            """
            {"id":"0193a3d4-77aa-7c11-8d10-3f2f5a6b9002","schemaVersion":1,"version":43,\
            "policy":"BLOCK","urlPatterns":["*.example.com"],"groups":[],"priority":0,\
            "capturedFrom":"2026-01-01T00:00:00Z","accessedTo":"2026-01-01T00:00:00Z",\
            "embargo":"P1Y","changedAt":"2026-12-01T02:12:00Z"}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"*.example.com\"]      | []                      | urlPatterns",
                "*.example.com            | *.example.com/foo       | urlPatterns",
                "\"BLOCK\"                | \"REDIRECT\"            | policy",
                "\"BLOCK\"                | \"ALLOW\"               | embargo",
                "\"priority\"             | \"policyNumber\":-1,\"priority\" | policy",
                "\"BLOCK\",               | \"ALLOW\",\"policyNumber\":1, | policyNumber",
                "P1Y                      | P0D                     | embargo",
                "P1Y                      | P-1Y                    | embargo",
                "P1Y                      | P1000Y                  | embargo",
                "P1Y                      | P2147483647D            | embargo",
                "P1Y                      | forever                 | embargo",
                "\"capturedFrom\"         | \"capturedTo\":\"2025-01-01T00:00:00Z\",\"capturedFrom\" | capturedFrom",
                "\"accessedTo\"           | \"accessedFrom\":\"2027-01-01T00:00:00Z\",\"accessedTo\" | accessedFrom",
            })
    void aRuleThatMakesNoSenseIsMalformed(String part, String other, String field) {
        String broken = RULE.replace(part, other);
        assertThatThrownBy(
                        () ->
                                new EventCodec()
                                        .decode(
                                                broken.getBytes(StandardCharsets.UTF_8),
                                                AccessRule.class))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining(field);
    }
}
