package org.diancang.orchestrator.desk;

import org.diancang.orchestrator.crawl.ScopeLine;
import org.diancang.orchestrator.screen.Chip;
import org.diancang.orchestrator.screen.Words;
import org.jspecify.annotations.Nullable;

/**
 * What a crawl would do with one URL, in words.
 *
 * @param typed as it was typed
 * @param url as the crawler writes it, where that is another
 * @param sameAs what it is taken for, where that is another
 * @param chip whether it is taken
 * @param rule the rule that decides
 */
record ScopeRow(
        String typed, @Nullable String url, @Nullable String sameAs, Chip chip, String rule) {
    /** Names of rules that texts know. */
    static final String[] RULES = {
        "site", "include", "off-site", "segments", "repeats", "exclude", "scheme", "no-url"
    };

    static final Chip IN = new Chip("ok", "check-circle-fill", "scopeCheck.in");
    static final Chip NEEDED = new Chip("info", "info-circle", "scopeCheck.needed");
    static final Chip OUT = new Chip("mute", "dash-circle", "scopeCheck.out");

    static ScopeRow of(ScopeLine line, Words words) {
        String url = line.url();
        return new ScopeRow(
                line.typed(),
                line.typed().equals(url) ? null : url,
                line.sameAs(),
                line.in() ? IN : line.inIfNeeded() ? NEEDED : OUT,
                rule(line, words));
    }

    private static String rule(ScopeLine line, Words words) {
        String key = "scopeCheck.rule." + line.rule();
        return switch (line.rule()) {
            case "site", "off-site" -> words.say(key, words.say("scope." + line.value()));
            case "include", "exclude" ->
                    words.say(key, String.valueOf(line.number()), String.valueOf(line.value()));
            case "scheme" -> words.say(key, String.valueOf(line.value()));
            case "segments", "repeats" -> words.say(key, String.valueOf(line.limit()));
            default -> words.say(key);
        };
    }
}
