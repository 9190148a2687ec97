package org.diancang.check;

import com.microsoft.playwright.Page;
import java.util.List;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;

/**
 * How a browser signs in at the desk.
 *
 * @param ports of the running product
 * @param user such as curator
 * @param password generated for the installation
 */
public record SignIn(Ports ports, String user, String password) {
    /** With the password in the data folder. */
    public static SignIn as(String user, Ports ports, DataFolder data) {
        return new SignIn(ports, user, data.password(user));
    }

    /** Address of the desk. */
    public String desk() {
        return "http://127.0.0.1:" + ports.desk();
    }

    /** Address of the reader site. */
    public String reader() {
        return "http://reader.localhost:" + ports.reader();
    }

    List<String> origins() {
        return List.of(desk(), reader());
    }

    /** Fills the form of the sign-in page. */
    public void at(Page page) {
        page.navigate(desk() + "/login");
        page.fill("input[name=username]", user);
        page.fill("input[name=password]", password);
        page.click("form button.btn-primary");
        page.waitForURL(url -> !url.contains("/login"));
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "SignIn[" + user + " at " + desk() + "]";
    }
}
