package org.diancang.orchestrator.site;

/** What side of the place's development a site shows. */
public enum Subject {
    /** 政治. */
    POLITICS,
    /** 经济. */
    ECONOMY,
    /** 文化. */
    CULTURE
}
