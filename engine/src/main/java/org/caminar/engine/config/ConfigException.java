package org.caminar.engine.config;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration was refused: all its problems, one a line in the message. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ConfigProblem> problems;

    ConfigException(Collection<ConfigProblem> problems) {
        super(problems.stream().sorted().distinct().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
        this.problems = problems.stream().sorted().distinct().toList();
    }

    /** The problems by file, line and key; empty only after serialisation, which keeps the message. */
    public List<ConfigProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}
