package org.diancang.orchestrator.desk;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.diancang.orchestrator.screen.DeskController;
import org.diancang.orchestrator.screen.Words;
import org.diancang.orchestrator.site.NominationDraft;
import org.diancang.orchestrator.site.Nominations;
import org.diancang.orchestrator.site.Subject;
import org.diancang.orchestrator.site.Submission;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Many nominations at once: paste, look at what would come of each, hand in. Until then nothing is
 * stored; the lines travel with the form, so an error loses none.
 */
@DeskController
@RequestMapping("/nominations/bulk")
class BulkPages {
    private final Nominations nominations;
    private final Words words;

    BulkPages(Nominations nominations, Words words) {
        this.nominations = nominations;
        this.words = words;
    }

    @GetMapping
    ModelAndView paste(Model model) {
        return paste(BulkForm.empty(), "", model, HttpStatus.OK);
    }

    /** The lines as a text again, to be changed by hand. */
    @PostMapping("/edit")
    ModelAndView edit(@ModelAttribute("bulk") BulkForm form, Model model) {
        return paste(asText(form), "", model, HttpStatus.OK);
    }

    @PostMapping("/preview")
    ModelAndView preview(@ModelAttribute("bulk") BulkForm form, Model model) {
        List<BulkForm.Line> lines = form.read();
        if (lines.isEmpty()) {
            String problem = words.say("bulk.none");
            return paste(form, problem, model, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (lines.size() > Nominations.MOST_AT_ONCE) {
            String problem = words.say("bulk.tooMany", lines.size(), Nominations.MOST_AT_ONCE);
            return paste(form, problem, model, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return preview(form.with(lines), true, Map.of(), model, HttpStatus.OK);
    }

    /** Checks the lines anew, with what is given for all chosen ones. */
    @PostMapping("/check")
    ModelAndView check(@ModelAttribute("bulk") BulkForm form, Model model) {
        if (form.lines().isEmpty() || form.lines().size() > Nominations.MOST_AT_ONCE) {
            return preview(form, model);
        }
        List<BulkForm.Line> lines =
                form.lines().stream()
                        .map(line -> line.with(form.subject(), form.rightsBasis()))
                        .toList();
        return preview(form.with(lines), false, Map.of(), model, HttpStatus.OK);
    }

    /** What is not chosen, as a list to go on with elsewhere. */
    @PostMapping("/rest")
    ResponseEntity<byte[]> rest(@ModelAttribute("bulk") BulkForm form) {
        String text =
                form.lines().stream()
                        .filter(line -> !line.isChosen())
                        .map(BulkForm.Line::pasted)
                        .collect(Collectors.joining("\r\n", "", "\r\n"));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("nominations.txt")
                                .build()
                                .toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping
    ModelAndView submit(
            @ModelAttribute("bulk") BulkForm form,
            Principal person,
            Model model,
            RedirectAttributes next) {
        if (form.lines().isEmpty() || form.lines().size() > Nominations.MOST_AT_ONCE) {
            return preview(form, model);
        }
        List<BulkForm.Line> chosen = form.lines().stream().filter(BulkForm.Line::isChosen).toList();
        List<Submission> came =
                nominations.submitEach(
                        chosen.stream().map(line -> line.draft(form.scope())).toList(),
                        person.getName());
        List<BulkForm.Line> left = new ArrayList<>();
        Map<Integer, String> problems = new HashMap<>();
        int stored = 0;
        int at = 0;
        for (BulkForm.Line line : form.lines()) {
            Submission submission = line.isChosen() ? came.get(at++) : null;
            if (submission instanceof Submission.Submitted) {
                stored++;
                continue;
            }
            if (submission instanceof Submission.Refused refused) {
                int place = left.size();
                problems.put(
                        place,
                        refused.findings().stream()
                                .map(finding -> BulkPreview.said(finding, place, words))
                                .collect(Collectors.joining(words.say("list.and"))));
            }
            left.add(line);
        }
        if (left.isEmpty()) {
            next.addFlashAttribute("done", "nominatedMany");
            next.addFlashAttribute("doneCount", stored);
            return new ModelAndView("redirect:/nominations?state=SUBMITTED");
        }
        model.addAttribute("stored", stored);
        model.addAttribute("refusedLines", chosen.size() - stored);
        return preview(
                form.with(left),
                false,
                problems,
                model,
                chosen.size() == stored && stored > 0
                        ? HttpStatus.OK
                        : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static BulkForm asText(BulkForm form) {
        String text =
                form.lines().stream().map(BulkForm.Line::pasted).collect(Collectors.joining("\n"));
        return new BulkForm(text, form.subject(), form.rightsBasis(), form.scopeKind(), List.of());
    }

    private ModelAndView paste(BulkForm form, String problem, Model model, HttpStatus status) {
        model.addAttribute("bulk", form);
        model.addAttribute("problem", problem);
        model.addAttribute("most", Nominations.MOST_AT_ONCE);
        model.addAttribute("subjects", Subject.values());
        model.addAttribute("scopeKinds", NominationDraft.SCOPES);
        return new ModelAndView("nominations/bulk", model.asMap(), status);
    }

    private ModelAndView preview(
            BulkForm form,
            boolean fresh,
            Map<Integer, String> problems,
            Model model,
            HttpStatus status) {
        model.addAttribute("bulk", form);
        model.addAttribute(
                "preview",
                BulkPreview.of(
                        form.lines(),
                        nominations.preview(
                                form.lines().stream().map(BulkForm.Line::typed).toList()),
                        fresh,
                        problems,
                        words));
        model.addAttribute("subjects", Subject.values());
        return new ModelAndView("nominations/preview", model.asMap(), status);
    }
}
