package org.diancang.engine;

import java.time.Duration;
import org.archive.modules.CrawlURI;
import org.archive.modules.ProcessResult;
import org.archive.modules.Processor;
import org.archive.modules.fetcher.FetchStatusCodes;
import org.json.JSONArray;
import org.json.JSONObject;
import org.springframework.beans.factory.ObjectProvider;

/** Lets no fetch begin while its server wants to be left alone. */
final class ServerGate extends Processor {
    private final Servers servers;
    private final RobotsRefusals robots;
    private final boolean robotsObeyed;
    private final ObjectProvider<Budget> budget;

    ServerGate(
            Servers servers, RobotsRefusals robots, CrawlPlan plan, ObjectProvider<Budget> budget) {
        this.budget = budget;
        this.servers = servers;
        this.robots = robots;
        this.robotsObeyed = plan.settings().obeyRobots();
    }

    @Override
    protected boolean shouldProcess(CrawlURI curi) {
        return curi.getUURI().getScheme().startsWith("http");
    }

    @Override
    protected ProcessResult innerProcessResult(CrawlURI curi) {
        // What an earlier try was told.
        curi.getData().remove(Pace.TRY_AGAIN_AFTER);
        if (servers.isGivenUp(curi.getUURI())) {
            return budget.getObject().leaveOut(curi, "serverRefuses");
        }
        Duration wait = servers.wait(curi.getUURI());
        if (wait.isPositive()) {
            curi.getData().put(Pace.TRY_AGAIN_AFTER, Math.max(1, wait.toSeconds()));
            curi.setFetchStatus(FetchStatusCodes.S_DEFERRED);
            return ProcessResult.FINISH;
        }
        if (robotsObeyed && robots.forbid(curi)) {
            curi.getAnnotations().add("robotsUnreachable");
            curi.setFetchStatus(FetchStatusCodes.S_ROBOTS_PRECLUDED);
            return ProcessResult.FINISH;
        }
        return ProcessResult.PROCEED;
    }

    @Override
    protected JSONObject toCheckpointJson() {
        return super.toCheckpointJson().put("robotsRefusals", robots.authorities());
    }

    @Override
    protected void fromCheckpointJson(JSONObject json) {
        super.fromCheckpointJson(json);
        JSONArray known = json.optJSONArray("robotsRefusals", new JSONArray());
        known.forEach(authority -> robots.remember(String.valueOf(authority)));
    }

    @Override
    protected void innerProcess(CrawlURI curi) {
        throw new IllegalStateException("innerProcessResult does the work");
    }
}
