package org.diancang.launcher.command;

import java.io.PrintWriter;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;

/** The addresses to open, and how to sign in. */
final class Greeting {
    private Greeting() {}

    static void print(PrintWriter out, DataFolder data, Ports ports) {
        out.println();
        out.println("  Desk 采编台      http://127.0.0.1:" + ports.desk() + "/");
        out.println("     sign in as    curator   " + data.password("curator"));
        out.println("     or as         approver  " + data.password("approver"));
        out.println("  Reader 读者服务  http://reader.localhost:" + ports.reader() + "/");
        out.println("  Data             " + data.root());
        out.flush();
    }
}
