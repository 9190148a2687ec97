package org.diancang.orchestrator.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.diancang.orchestrator.screen.DeskController;
import org.diancang.orchestrator.security.SignInTries;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.WebAttributes;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import java.security.Principal;

/** Sign-in; after a wrong password the account name is still there. */
@DeskController
class SignInPages {
    private final SignInTries tries;

    SignInPages(SignInTries tries) {
        this.tries = tries;
    }

    @GetMapping("/login")
    String signIn(HttpServletRequest request, @Nullable Principal person, Model model) {
        if (person != null) {
            return "redirect:/";
        }
        boolean failed = request.getParameter("error") != null;
        String username = failed ? lastUsername(request) : "";
        model.addAttribute("failed", failed);
        model.addAttribute("signedOut", request.getParameter("out") != null);
        model.addAttribute("username", username);
        model.addAttribute("left", tries.left(username));
        model.addAttribute("most", SignInTries.MOST);
        model.addAttribute("closedMinutes", SignInTries.CLOSED.toMinutes());
        model.addAttribute("closedUntil", tries.closedUntil(username).orElse(null));
        return "sign-in";
    }

    private static String lastUsername(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null
                && session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION)
                        instanceof AuthenticationException refusal) {
            Authentication tried = refusal.getAuthenticationRequest();
            return tried == null ? "" : tried.getName();
        }
        return "";
    }
}
