package org.caminar.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * FEATURE UNDER TEST: the parameter tables in {@code docs/model.md} are those of the code. After a change of parameters write them
 * anew with {@code mvn -pl engine test -Dtest=ParameterTableTest -Dcaminar.write-docs=true}.
 */
class ParameterTableTest {
    private static final Path PAGE = Path.of("..", "docs", "model.md");

    @Test
    void theCommittedTablesAreTheGeneratedOnes() throws IOException {
        String table = ParameterTable.markdown(ConfDirectory.PROJECT);
        String page = Files.readString(PAGE);
        int start = page.indexOf(ParameterTable.START);
        int end = page.indexOf(ParameterTable.END) + ParameterTable.END.length();
        assertThat(start).as("marker in %s", PAGE).isNotNegative();
        assertThat(end).as("end marker in %s", PAGE).isGreaterThan(start);
        if (Boolean.getBoolean("caminar.write-docs")) {
            Files.writeString(PAGE, page.substring(0, start) + table + page.substring(end));
        } else {
            assertThat(page.substring(start, end)).isEqualTo(table);
        }
    }

    @Test
    void everyDefaultOfTheModelIsThere() {
        String table = ParameterTable.markdown(ConfDirectory.PROJECT);
        String model = table.substring(table.indexOf("#### Behaviour"), table.indexOf("#### A programme"));
        assertThat(model.lines().filter(line -> line.startsWith("| `")))
                .hasSizeGreaterThan(70)
                .noneMatch(line -> line.split("\\|", -1)[3].isBlank());
        assertThat(model)
                .contains(
                        "| `learning.by-doing` | λ | 0.005 | per quarter | 0 to 0.5 | calibrated | Learning by doing;");
    }
}
