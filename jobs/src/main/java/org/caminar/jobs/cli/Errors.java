package org.caminar.jobs.cli;

import java.io.PrintWriter;
import org.caminar.engine.api.CutOffException;
import org.caminar.engine.config.ConfigException;
import org.caminar.engine.config.ConfigProblem;
import org.caminar.jobs.dataset.RefusedException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns errors into messages and exit codes. */
final class Errors {
    private Errors() {}

    /** Arguments that cannot be understood. */
    static int onBadArguments(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        PrintWriter err = line.getErr();
        err.println("caminar: " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Help: " + line.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ExitCode.BAD_INPUT;
    }

    /** What a command threw. */
    static int onFailure(Exception e, CommandLine line, ParseResult result) {
        if (Interruption.isUnderWay()) {
            return ExitCode.INTERNAL_ERROR;
        }
        PrintWriter err = line.getErr();
        int code = describe(e, err);
        boolean debug = line.getCommandSpec().root().userObject() instanceof Caminar caminar && caminar.debug();
        if (debug) {
            e.printStackTrace(err);
        } else if (code == ExitCode.INTERNAL_ERROR) {
            err.println(
                    "This is an error of Caminar or of the machine, not of your input; --debug shows where it arose.");
        }
        err.flush();
        return code;
    }

    private static int describe(Exception e, PrintWriter err) {
        if (e instanceof ConfigException config) {
            for (ConfigProblem problem : config.problems()) {
                err.println("caminar: " + problem);
            }
            return ExitCode.BAD_INPUT;
        }
        if (e instanceof RefusedException) {
            err.println("caminar: " + e.getMessage());
            return ExitCode.BAD_INPUT;
        }
        if (e instanceof CutOffException) {
            err.println("caminar: " + e.getMessage());
            return ExitCode.CUT_OFF;
        }
        err.println("caminar: " + reason(e));
        return ExitCode.INTERNAL_ERROR;
    }

    /** Its message, and the first line of its cause's: libraries tell what happened there only, and some append a stack trace. */
    private static String reason(Exception e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        String cause = e.getCause() == null || e.getCause().getMessage() == null
                ? ""
                : e.getCause().getMessage().lines().findFirst().orElse("");
        return message.contains(cause) ? message : message + " (" + cause + ")";
    }
}
