package org.diancang.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.archive.modules.canonicalize.BaseRule;
import org.archive.modules.canonicalize.CanonicalizationRule;
import org.archive.modules.canonicalize.FixupQueryString;
import org.archive.modules.canonicalize.RulesCanonicalizationPolicy;
import org.archive.modules.canonicalize.StripSessionCFIDs;
import org.archive.modules.canonicalize.StripSessionIDs;
import org.archive.modules.canonicalize.StripUserinfoRule;

/**
 * Which URLs are the same, so that one of them is fetched: those that differ in session ids, user
 * information, or parameters that the settings name. Case and {@code www} tell URLs apart, other
 * than in Heritrix's own rules, which would leave out what a server tells apart.
 */
final class SameUrls extends RulesCanonicalizationPolicy {
    SameUrls(CrawlPlan plan) {
        List<CanonicalizationRule> rules = new ArrayList<>();
        rules.add(new StripUserinfoRule());
        rules.add(new StripSessionIDs());
        rules.add(new StripSessionCFIDs());
        Set<String> ignored = Set.copyOf(plan.settings().rules().ignoredParameters());
        if (!ignored.isEmpty()) {
            rules.add(new WithoutParameters(ignored));
        }
        rules.add(new FixupQueryString());
        setRules(rules);
    }

    /** Takes parameters out of a query. */
    static final class WithoutParameters extends BaseRule {
        private static final long serialVersionUID = 1L;

        private final transient Set<String> names;

        WithoutParameters(Set<String> names) {
            this.names = names;
        }

        @Override
        public String canonicalize(String url) {
            int query = url.indexOf('?');
            if (query < 0) {
                return url;
            }
            List<String> kept = new ArrayList<>();
            for (String parameter : url.substring(query + 1).split("&", -1)) {
                int equals = parameter.indexOf('=');
                if (!names.contains(equals < 0 ? parameter : parameter.substring(0, equals))) {
                    kept.add(parameter);
                }
            }
            String base = url.substring(0, query);
            return kept.isEmpty() ? base : base + "?" + String.join("&", kept);
        }
    }
}
