package org.diancang.orchestrator.capture;

/** What a media type stands for, as the SQL function {@code captured_kind} tells it. */
public enum CaptureKind {
    /** HTML. */
    PAGE,
    /** Images. */
    IMAGE,
    /** Style sheets. */
    STYLE,
    /** Scripts. */
    SCRIPT,
    /** PDF and office documents. */
    DOCUMENT,
    /** Sound and film. */
    MEDIA,
    /** Everything else. */
    OTHER
}
