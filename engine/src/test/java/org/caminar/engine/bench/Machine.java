package org.caminar.engine.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where and with what the figures were taken. */
final class Machine {
    private Machine() {}

    /** Machine, JDK, commit and command. */
    static Map<String, Object> describe(List<String> flags, String command) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("cpu", cpu());
        map.put("cores", Runtime.getRuntime().availableProcessors());
        map.put("memoryGiB", Math.round(system.getTotalMemorySize() / 0x1p30));
        map.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        map.put("architecture", System.getProperty("os.arch"));
        map.put("jdk", System.getProperty("java.runtime.version") + ", " + System.getProperty("java.vm.name"));
        map.put("flags", String.join(" ", flags));
        map.put("commit", output("git", "rev-parse", "--short=12", "HEAD"));
        map.put(
                "changed",
                !output("git", "status", "--porcelain", "--untracked-files=no").isEmpty());
        map.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        map.put("command", command);
        map.put("loadAverage", system.getSystemLoadAverage());
        return map;
    }

    private static String cpu() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** What a command prints; nothing where it cannot run. */
    private static String output(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? output.trim() : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
