package org.caminar.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: what a command threw becomes a message that says what happened. */
class ErrorsTest {
    private static String said(Exception thrown) {
        StringWriter said = new StringWriter();
        PrintWriter err = new PrintWriter(said);
        Errors.onFailure(thrown, Caminar.line(err, err), null);
        return said.toString().lines().findFirst().orElse("");
    }

    @Test
    void theCauseIsSaidTooUnlessTheMessageHoldsIt() {
        IOException refused = new IOException("Connection refused: /127.0.0.1:9");

        assertThat(said(new IllegalStateException("An error has occurred.", refused)))
                .isEqualTo("caminar: An error has occurred. (Connection refused: /127.0.0.1:9)");
        assertThat(said(new IllegalStateException("Lost.", new IOException("No space left on device\n\tat a.line()"))))
                .isEqualTo("caminar: Lost. (No space left on device)");
        assertThat(said(new IllegalStateException(refused)))
                .isEqualTo("caminar: java.io.IOException: Connection refused: /127.0.0.1:9");
        assertThat(said(new IllegalStateException("no", new IOException()))).isEqualTo("caminar: no");
        assertThat(said(new NullPointerException())).isEqualTo("caminar: java.lang.NullPointerException");
    }
}
