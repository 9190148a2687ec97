package org.diancang.replay.reader;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page for every error that no page of ours has answered; never shows what failed inside. */
@Controller
class ReaderErrors implements ErrorController {
    @RequestMapping("/error")
    ModelAndView error(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = code instanceof Integer number ? number : 404;
        String kind = status == 404 ? "missing" : status < 500 ? "address" : "broken";
        return ReaderProblems.page(
                kind,
                java.util.Optional.ofNullable(HttpStatus.resolve(status))
                        .orElse(HttpStatus.INTERNAL_SERVER_ERROR));
    }
}
