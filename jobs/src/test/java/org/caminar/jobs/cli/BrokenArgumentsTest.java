package org.caminar.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FEATURE UNDER TEST: whatever is wrong with the input, one clear message, exit code 2, nothing started and nothing written. */
class BrokenArgumentsTest {
    @TempDir
    Path temp;

    private ToldProperty home;

    @BeforeEach
    void findHome() {
        home = ToldProperty.set(
                Home.PROPERTY, Path.of("..").toAbsolutePath().normalize().toString());
    }

    @AfterEach
    void restoreHome() {
        home.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sweeep | Did you mean",
                "sweep | Missing required parameter: 'EXPERIMENT'",
                "sweep demo extra --out OUT | Unmatched argument at index 2: 'extra'",
                "sweep demo --out OUT --replicate=3 | Possible solutions: --replicates",
                "sweep demo --out OUT --replicates many | 'many' is not an int",
                "sweep demo --out OUT --replicates 0 | replicates",
                "sweep demo --out OUT --replicates | Missing required parameter for option '--replicates'",
                "sweep demo --out OUT --resume --force | mutually exclusive",
                "sweep demo --out OUT --firms | --firms needs --runs-on nodes",
                "sweep demo --out OUT --scenarios baseline,kredit | kredit",
                "sweep demo --out OUT --scenarios credit | baseline",
                "sweep demoo --out OUT | demoo",
                "sweep ./nowhere/demo.conf --out OUT | nowhere",
                "sweep demo --out OUT --set experiment.scal=0.1 | scale",
                "sweep demo --out OUT --set experiment.scale=2 | experiment.scale",
                "sweep demo --out OUT --set experiment.scale=much | experiment.scale",
                "sweep demo --out OUT --set experiment.scale | must be key=value",
                "sweep demo --out OUT --set experiment.country=atlantis | atlantis",
                "sweep demo --out run[1] | '--out': the path of a result directory must have none of [ ] { } * ?",
                "sweep demo --out file:///tmp/run{1} | must have none of",
                "aggregate run*1 | must have none of",
                "report run?1 | must have none of",
                "sweep demo --out FOREIGN | is not empty",
                "sweep demo --out FOREIGN --resume | manifest.json",
                "sweep demo --out FOREIGN --force | manifest.json",
                "demo --out FOREIGN | manifest.json",
                "run demo --scenario utopia | --scenario must be one of baseline",
                "run demo --replicate -1 | --replicate must be at least 0 but was -1",
                "run demo --shards 0 | --shards must be at least 1 but was 0",
                "run demo --out OUT | --out needs --firms",
                "run demo --firms --out FOREIGN | is not empty",
                "run demo --nodes 3 | --nodes needs --checkpoints",
                "run demo --nodes 0 | --nodes must be at least 1 but was 0",
                "run demo --checkpoints FOREIGN --checkpoint-every 0 | --checkpoint-every must be at least 1 but was 0",
                "node demo | Missing required options",
                "node demo --seed a --checkpoints OUT | a seed must be host:port but was a",
                "node demo --seed a:1 --checkpoints OUT --port 70000 | port must be from 1 to 65535 but was 70000",
                "node demo --seed a:1 --checkpoints OUT --nodes 0 | nodes must be positive but was 0",
                "node demo --seed a:1 --checkpoints OUT --tls FOREIGN | the directory of keys must hold node.p12",
                "verify OUT --run bridging/0 | is not the result directory",
                "verify OUT --run bridging | --run must be SCENARIO/REPLICATE",
                "verify OUT --run bridging/0 --shards 0 | --shards must be at least 1 but was 0",
                "verify OUT --run bridging/0 --nodes 0 | --nodes must be at least 1 but was 0",
                "aggregate | Missing required parameter: 'DIR'",
                "aggregate OUT | is not a result directory",
                "report OUT | is not a result directory",
                "doctor now | Unmatched argument",
                "sweep nowhere://host/demo.conf --out OUT | nothing on the class path reads nowhere://host/demo.conf",
                "aggregate nowhere://host/demo | nothing on the class path reads nowhere://host/demo",
                "submit --master spark://host:7077 -- fly | what is submitted must be one of aggregate, demo,",
                "submit --master spark://host:7077 -- sweep demoo --out OUT | demoo",
                "submit --master spark://host:7077 -- sweep demo --out OUT --replicates many | 'many' is not an int",
                "submit --master spark://host:7077 --conf memory=1g -- sweep demo | --conf must be spark.key=value",
                "submit --master spark://host:7077 --deploy-mode moon -- sweep demo | but was 'moon'",
                "submit --master moon -- sweep demo | --master must be local[N], spark://host:port",
                "sweep demo --master local[x] --dry-run | --master must be local[N], spark://host:port",
                "sweep demo --master local[0] --dry-run | --master must be local[N], spark://host:port",
                "aggregate OUT --master moon | --master must be local[N], spark://host:port",
                "sweep demo --out OUT --master yarn | caminar submit --master yarn -- sweep",
                "aggregate OUT --master spark://host:7077 | caminar submit --master spark://host:7077 -- aggregate",
                "submit --conf spark.master=moon -- sweep demo | spark.master must be local[N], spark://host:port",
                "submit --dir OUT -- sweep demo | no cluster: name one with --master",
                "cluster start --dir OUT --workers 0 | workers and cores must be at least 1",
                "cluster start --dir OUT --port 70000 | port must be from 1 to 65535 but was 70000",
                "cluster start --dir OUT --web-port 0 | web-port must be from 1 to 65535 but was 0",
                "cluster start --dir OUT --port 8080 | port and web-port must differ but were both 8080",
                "cluster start --dir OUT --memory much | memory must be like 900m or 2g but was much",
            })
    void isRefused(String arguments, String message) throws IOException {
        Path foreign = Files.createDirectories(temp.resolve("foreign"));
        Files.writeString(foreign.resolve("thesis.tex"), "dear");
        String[] words = Arrays.stream(arguments.strip().split(" ", -1))
                .map(w -> w.equals("OUT") ? temp.resolve("out").toString() : w)
                .map(w -> w.equals("FOREIGN") ? foreign.toString() : w)
                .toArray(String[]::new);

        Answer answer = execute(words);

        assertThat(answer.code()).as(answer.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(answer.err()).contains(message).startsWith("caminar: ").doesNotContain("\tat ", "Exception");
        assertThat(temp.resolve("out")).doesNotExist();
        try (Stream<Path> files = Files.list(foreign)) {
            assertThat(files).containsExactly(foreign.resolve("thesis.tex"));
        }
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        Answer answer = execute(
                "sweep",
                "demo",
                "--set",
                "experiment.scale=2",
                "--set",
                "experiment.horizon=0",
                "--set",
                "experiment.x=1");

        assertThat(answer.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(answer.err().lines().filter(l -> l.startsWith("caminar: "))).hasSize(3);
    }

    @Test
    void aDryRunPrintsThePlanAndWritesNothing() {
        Answer answer = execute(
                "sweep",
                "demo",
                "--dry-run",
                "--replicates",
                "5",
                "--out",
                temp.resolve("out").toString());

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out())
                .contains("runs         60")
                .contains("firm-steps")
                .contains("memory")
                .contains("at once: CAMINAR_MEMORY=")
                .contains("until a wave of runs is written");
        assertThat(temp.resolve("out")).doesNotExist();
    }

    @Test
    void helpOfEveryCommandHasExamples() {
        for (String command : new String[] {"demo", "run", "sweep", "aggregate", "report", "cluster", "submit"}) {
            assertThat(execute(command, "--help").out()).contains("Example", "caminar " + command);
        }
    }

    private record Answer(int code, String out, String err) {}

    private static Answer execute(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Caminar.execute(new PrintWriter(out), new PrintWriter(err), words);
        return new Answer(code, out.toString(), err.toString());
    }
}
