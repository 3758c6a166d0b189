package asyncio.process;

import java.io.File;

/** What there is to know of the operating system. */
public final class Platform {

  private Platform() {}

  /** Whether it is Windows: no signals, another shell, and programs that end in {@code .exe}. */
  public static boolean isWindows() {
    return File.separatorChar == '\\';
  }
}
