package loopcraft.grader.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How much memory processes hold. */
final class Resident {

  private static final Pattern LINUX = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private Resident() {}

  /** Bytes of all together; empty if there are none, or the system does not say. */
  static Optional<Long> of(List<ProcessHandle> processes) {
    var sum = 0L;
    for (var process : processes) {
      var status = Path.of("/proc", Long.toString(process.pid()), "status");
      try {
        var found = LINUX.matcher(Files.readString(status));
        if (found.find()) {
          sum += Long.parseLong(found.group(1)) << 10;
        }
      } catch (IOException e) {
        return Optional.empty();
      }
    }
    return sum == 0 ? Optional.empty() : Optional.of(sum);
  }
}
