package loopcraft.grader.compare;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Where it was measured.
 *
 * @param facts what there is to know, by what it is called
 * @param load how much the machine had to do at the start, for each processor; negative if unknown
 */
public record Machine(Map<String, String> facts, double load) {

  private static final double BUSY = 0.5;

  /** This one, as it is now. */
  public static Machine now() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    var processors = Runtime.getRuntime().availableProcessors();
    var load = system.getSystemLoadAverage();
    var facts = new LinkedHashMap<String, String>();
    facts.put(
        "measured",
        ZonedDateTime.now().format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ROOT)));
    facts.put(
        "JDK",
        System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"));
    facts.put("processors", processors + processor());
    facts.put(
        "system", "%s %s, %s".formatted(system.getName(), system.getVersion(), system.getArch()));
    if (system instanceof com.sun.management.OperatingSystemMXBean more) {
      facts.put(
          "memory",
          String.format(Locale.ROOT, "%.1f GiB", more.getTotalMemorySize() / (double) (1 << 30)));
    }
    facts.put(
        "load at the start",
        load < 0
            ? "not known here"
            : String.format(Locale.ROOT, "%.2f, of %d processors", load, processors));
    return new Machine(facts, load < 0 ? load : load / processors);
  }

  /** Whether something else was running, as far as is known. */
  public boolean busy() {
    return load > BUSY;
  }

  private static String processor() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> ", " + line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }
}
