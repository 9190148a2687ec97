package org.diancang.indexer.fulltext.extract.tree;

/** Text with single spaces where white space is or lines break. */
final class TextInOneLine implements PageVisitor {
    private final StringBuilder text = new StringBuilder();
    private boolean spaced;

    @Override
    public boolean enter(PageNode node) {
        switch (node) {
            case PageText written -> append(written.text());
            case PageElement element -> {
                if (element.kind().isUnread()) {
                    return false;
                }
                spaceAround(element);
            }
        }
        return true;
    }

    @Override
    public void leave(PageElement element) {
        spaceAround(element);
    }

    private void spaceAround(PageElement element) {
        if (element.isBlock() || element.name().equals("br")) {
            space();
        }
    }

    void space() {
        spaced = !text.isEmpty();
    }

    void append(String written) {
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == ' ' || (c >= '\t' && c <= '\r') || c == '\u00A0') {
                space();
            } else {
                if (spaced) {
                    text.append(' ');
                    spaced = false;
                }
                text.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
