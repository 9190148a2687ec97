package org.diancang.check;

import com.microsoft.playwright.Page;
import java.util.function.Consumer;

/**
 * A page to look at.
 *
 * @param name of its picture
 * @param url where it is
 * @param status that its address answers
 * @param act what is done there before one looks, such as sending a form
 */
public record Screen(String name, String url, int status, Consumer<Page> act) {
    Screen(String name, String url) {
        this(name, url, 200);
    }

    Screen(String name, String url, int status) {
        this(name, url, status, page -> {});
    }

    Screen(String name, String url, Consumer<Page> act) {
        this(name, url, 200, act);
    }
}
