package org.diancang.scope;

/** How a crawl came upon a URL, as far as that decides whether it is taken. */
public enum Way {
    /** By few enough links; what a curator types is taken to be. */
    LINKED(true, false),
    /** By few enough links, and a page needs it to be shown. */
    LINKED_AND_NEEDED(true, true),
    /** By more links than are followed. */
    TOO_FAR(false, false),
    /** By more links than are followed, but a page needs it to be shown. */
    NEEDED(false, true);

    private final boolean near;
    private final boolean needed;

    Way(boolean near, boolean needed) {
        this.near = near;
        this.needed = needed;
    }

    /**
     * The way of a URL.
     *
     * @param near whether it is near enough to a seed
     * @param needed whether a page needs it to be shown
     */
    public static Way of(boolean near, boolean needed) {
        if (near) {
            return needed ? LINKED_AND_NEEDED : LINKED;
        }
        return needed ? NEEDED : TOO_FAR;
    }

    boolean isNear() {
        return near;
    }

    boolean isNeeded() {
        return needed;
    }
}
