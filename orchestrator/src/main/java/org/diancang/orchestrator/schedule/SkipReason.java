package org.diancang.orchestrator.schedule;

/** Why a run that was due brought no crawl. */
public enum SkipReason {
    /** An earlier crawl of the site still waits for a worker. */
    EARLIER_WAITS,
    /** An earlier crawl of the site still runs. */
    EARLIER_RUNS,
    /** An earlier crawl of the site is paused. */
    EARLIER_PAUSED,
    /** The site is suspended or ended. */
    NOT_COLLECTING,
    /** No orchestrator was there, and a later run was due before one came. */
    MISSED
}
