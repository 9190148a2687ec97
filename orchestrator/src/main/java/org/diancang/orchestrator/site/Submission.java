package org.diancang.orchestrator.site;

import java.util.List;

/** What came of handing in a nomination. */
public sealed interface Submission {
    /** It waits for an approver. */
    record Submitted(Nomination nomination) implements Submission {}

    /** Nothing was stored; everything that is wrong with it, one or more. */
    record Refused(List<Finding> findings) implements Submission {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    /** Nothing was stored, since these seeds are nominated or archived already; one or more. */
    record AlreadyNominated(List<Duplicate> duplicates) implements Submission {
        public AlreadyNominated {
            duplicates = List.copyOf(duplicates);
        }
    }
}
