package org.caminar.jobs.cli;

/** What the process returns to its caller. */
final class ExitCode {
    static final int FINE = 0;
    static final int INTERNAL_ERROR = 1;
    static final int BAD_INPUT = 2;
    static final int RUNS_FAILED = 3;
    static final int DIFFERENT = 4;
    static final int CUT_OFF = 5;

    private ExitCode() {}
}
