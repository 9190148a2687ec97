package org.diancang.orchestrator.profile.web;

import java.util.List;
import org.diancang.orchestrator.problem.Problems;
import org.diancang.orchestrator.profile.SettingFinding;
import org.springframework.web.ErrorResponseException;

/** What is wrong about settings, as refusals tell it. */
final class Findings {
    private Findings() {}

    static ErrorResponseException invalid(List<SettingFinding> findings) {
        return Problems.invalid(items(findings));
    }

    static List<Problems.Item> items(List<SettingFinding> findings) {
        return findings.stream()
                .map(f -> new Problems.Item(f.item(), f.code(), f.detail()))
                .toList();
    }
}
