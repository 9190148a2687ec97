package org.diancang.scope;

import org.diancang.events.Scope;

/** Whether a URL is taken, and the rule that decides it. */
public sealed interface Verdict {
    /** Whether the URL is taken. */
    boolean isIn();

    /** It is taken. */
    sealed interface In extends Verdict {
        @Override
        default boolean isIn() {
            return true;
        }
    }

    /** It is left out. */
    sealed interface Out extends Verdict {
        @Override
        default boolean isIn() {
            return false;
        }
    }

    /**
     * The site's scope has it.
     *
     * @param kind how the scope is told
     */
    record OfSite(Scope.Kind kind) implements In {}

    /**
     * The scope does not have it, but an expression takes it in.
     *
     * @param number which of the expressions, 1 or more
     * @param expression the expression itself
     */
    record Included(int number, String expression) implements In {}

    /**
     * It lies elsewhere, but a page of the site needs it.
     *
     * @param most so many are taken in one crawl
     */
    record Requisite(long most) implements In {}

    /**
     * Neither the site's scope nor an expression has it.
     *
     * @param kind how the scope is told
     */
    record OffSite(Scope.Kind kind) implements Out {}

    /** It is the site's, but behind more links than are followed. */
    record TooFar() implements Out {}

    /**
     * Its path has so many segments that it is taken for a trap.
     *
     * @param most segments that are put up with
     */
    record TooDeep(int most) implements Out {}

    /**
     * Its path repeats segments so often in a row that it is taken for a trap.
     *
     * @param most repeats that are put up with
     */
    record Repeating(int most) implements Out {}

    /**
     * An expression leaves it out.
     *
     * @param number which of the expressions, 1 or more
     * @param expression the expression itself
     */
    record Excluded(int number, String expression) implements Out {}

    /**
     * It is neither http nor https.
     *
     * @param scheme what it is, lower case
     */
    record OtherScheme(String scheme) implements Out {}

    /** It can't be read as a URL. */
    record NoUrl() implements Out {}
}
