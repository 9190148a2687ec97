package org.diancang.indexer.cdx.access;

/** Why a rule whose pattern covers a URL says nothing about a capture all the same. */
enum Obstacle {
    /** It is about another collection. */
    OTHER_COLLECTION,
    /** It is about groups that the reader does not belong to. */
    OTHER_GROUP,
    /** It does not hold at this moment. */
    OUTSIDE_ACCESS_WINDOW,
    /** It is about captures of another time. */
    OUTSIDE_CAPTURE_WINDOW,
    /** The capture is old enough. */
    EMBARGO_OVER
}
