package org.diancang.orchestrator.desk;

/**
 * What the frame around each page shows.
 *
 * @param languageTag language of the page (BCP 47)
 * @param otherLanguageTag the one that the switch leads to
 * @param otherLanguageName its name in itself
 * @param languageLink this page in the other language
 * @param theme auto, light or dark
 * @param nextTheme what the switch leads to
 * @param themeLink this page in the next theme
 * @param section first part of the path; {@code home} for none
 * @param readerSearch search page of the reader site
 * @param user name of who is signed in; empty before sign-in
 * @param role role of that person; empty before sign-in
 * @param library where that person works; empty before sign-in
 * @param year programme year; 0 before sign-in
 * @param waiting nominations that wait for a decision
 * @param running crawls that have not ended
 */
record Desk(
        String languageTag,
        String otherLanguageTag,
        String otherLanguageName,
        String languageLink,
        String theme,
        String nextTheme,
        String themeLink,
        String section,
        String readerSearch,
        String user,
        String role,
        String library,
        int year,
        long waiting,
        long running) {

    /** Whether this person nominates and crawls; approvers may do that too. */
    public boolean curator() {
        return role.equals("CURATOR") || approver();
    }

    /** Whether this person decides on nominations. */
    public boolean approver() {
        return role.equals("APPROVER");
    }
}
