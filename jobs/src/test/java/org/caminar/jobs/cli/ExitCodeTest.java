package org.caminar.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: every exit code is documented. */
class ExitCodeTest {
    @Test
    void helpAndReadmeNameEveryCode() throws IOException, IllegalAccessException {
        StringWriter out = new StringWriter();
        Caminar.line(new PrintWriter(out), new PrintWriter(out)).execute("--help");
        for (String text : new String[] {out.toString(), Files.readString(Path.of("..", "README.md"))}) {
            String codes = text.substring(text.indexOf("Exit codes: "));
            for (Field code : ExitCode.class.getDeclaredFields()) {
                assertThat(codes).as(code.getName()).containsPattern("[:;]\\s+" + code.getInt(null) + "\\s");
            }
        }
    }
}
