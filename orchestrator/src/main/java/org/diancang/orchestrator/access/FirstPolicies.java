package org.diancang.orchestrator.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diancang.events.AccessPolicy;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Makes the three policies that OutbackCDX begins with, where there are none of their numbers. */
@Component
class FirstPolicies implements ApplicationRunner {
    private static final String MAKER = "installation";
    private static final Map<Integer, AccessPolicyDraft> FIRST =
            Map.of(
                    0, draft("Public", AccessPolicy.PUBLIC, "staff"),
                    1, draft("Staff Only", "staff"),
                    2, draft("No Access"));

    private final AccessPolicies policies;

    FirstPolicies(AccessPolicies policies) {
        this.policies = policies;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        FIRST.forEach((number, draft) -> policies.create(Optional.of(number), draft, MAKER));
    }

    private static AccessPolicyDraft draft(String name, String... accessPoints) {
        return new AccessPolicyDraft(name, List.of(accessPoints), null);
    }
}
