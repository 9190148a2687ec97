package org.diancang.orchestrator.desk;

import org.diancang.orchestrator.crawl.Crawls;
import org.diancang.orchestrator.programme.Account;
import org.diancang.orchestrator.programme.Accounts;
import org.diancang.orchestrator.screen.Words;
import org.springframework.stereotype.Component;

/** Names of people as others see them. */
@Component
class People {
    private final Accounts accounts;
    private final Words words;

    People(Accounts accounts, Words words) {
        this.accounts = accounts;
        this.words = words;
    }

    /**
     * The display name; the user name itself where there is no such account any more, and the word
     * for schedules where one of them did it.
     */
    String name(String username) {
        if (username.equals(Crawls.BY_SCHEDULE)) {
            return words.say("schedules.title");
        }
        return accounts.byUsername(username).map(Account::displayName).orElse(username);
    }
}
