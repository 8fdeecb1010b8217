package org.caminar.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: errors and progress go to the stream that a launcher or submit names. */
class ErrorStreamTest {
    @TempDir
    Path temp;

    @AfterEach
    void forget() {
        System.clearProperty(ErrorStream.PROPERTY);
    }

    @Test
    void aTerminalIsNamedByItsPath() throws Exception {
        Path terminal = temp.resolve("terminal");
        Files.writeString(terminal, "before ");
        System.setProperty(ErrorStream.PROPERTY, terminal.toString());

        try (PrintStream stream = ErrorStream.open()) {
            stream.print("after");
        }

        assertThat(terminal).hasContent("before after");
    }

    @Test
    void withoutOneThereIsTheStreamOfTheJvm() {
        assertThat(ErrorStream.open()).isSameAs(System.err);
        System.setProperty(
                ErrorStream.PROPERTY, temp.resolve("gone").resolve("terminal").toString());
        assertThat(ErrorStream.open()).isSameAs(System.err);
    }
}
