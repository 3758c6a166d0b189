package asyncio.loop;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many files and sockets this process may have open at once. */
final class FileDescriptors {

  private FileDescriptors() {}

  /** Fails, and says why, if there are not so many left. */
  static void require(int count) {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      long left = system.getMaxFileDescriptorCount() - open(system);
      if (left < count) {
        throw new AssertionError(
            ("this test needs %,d file descriptors, and the system leaves this process %,d;"
                    + " raise the limit in your shell first: ulimit -n 4096")
                .formatted(count, left));
      }
    }
  }

  /** None where the system does not tell: in a sandbox without {@code /proc}. */
  private static long open(UnixOperatingSystemMXBean system) {
    try {
      return system.getOpenFileDescriptorCount();
    } catch (InternalError unknown) {
      return 0;
    }
  }
}
