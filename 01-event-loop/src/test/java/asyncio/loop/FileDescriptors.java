package asyncio.loop;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many files and sockets this process may have open at once. */
final class FileDescriptors {

  private FileDescriptors() {}

  /**
   * Fails, and says why, if there may not be so many. It is not asked how many are open: a process
   * in a box cannot tell.
   */
  static void require(int count) {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      long most = system.getMaxFileDescriptorCount();
      if (most < count) {
        throw new AssertionError(
            ("this test needs %,d file descriptors, and the system allows this process %,d;"
                    + " raise the limit in your shell first: ulimit -n 4096")
                .formatted(count, most));
      }
    }
  }
}
