package org.diancang.orchestrator.crawl;

/** Where a crawl stands. */
public enum CrawlState {
    /** 排队: waits for a worker, or for the worker's first word. */
    QUEUED,
    /** 已接单: the worker prepares. */
    ACCEPTED,
    /** 运行. */
    RUNNING,
    /** 正在暂停: what is in flight ends. */
    PAUSING,
    /** 暂停. */
    PAUSED,
    /** 换机续采: its worker was lost; it goes on elsewhere. */
    TAKEN_OVER,
    /** 正在停止: what is in flight ends. */
    STOPPING,
    /** 完成: nothing was left to fetch. */
    COMPLETE,
    /** 部分完成（达到限额）: a limit was reached. */
    BUDGET,
    /** 已停止. */
    STOPPED,
    /** 已中止. */
    ABORTED,
    /** 失败. */
    FAILED,
    /** 略过. */
    SKIPPED;

    /** Whether nothing comes after it. */
    public boolean ended() {
        return switch (this) {
            case QUEUED, ACCEPTED, RUNNING, PAUSING, PAUSED, TAKEN_OVER, STOPPING -> false;
            case COMPLETE, BUDGET, STOPPED, ABORTED, FAILED, SKIPPED -> true;
        };
    }
}
