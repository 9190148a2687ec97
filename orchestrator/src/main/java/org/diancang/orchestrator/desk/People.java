package org.diancang.orchestrator.desk;

import org.diancang.orchestrator.programme.Account;
import org.diancang.orchestrator.programme.Accounts;
import org.springframework.stereotype.Component;

/** Names of people as others see them. */
@Component
class People {
    private final Accounts accounts;

    People(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The display name; the user name itself where there is no such account any more. */
    String name(String username) {
        return accounts.byUsername(username).map(Account::displayName).orElse(username);
    }
}
