package asyncio.signal;

/**
 * A signal of the operating system: {@code signal.Signals}. No system has them all. Windows has
 * {@link #SIGINT}, {@link #SIGTERM} and {@link #SIGBREAK}, and none that one process could send to
 * another.
 */
public enum Signal {

  /** The terminal is gone. Servers without one take it as a request to read their settings anew. */
  SIGHUP,

  /** Somebody has pressed Ctrl-C. */
  SIGINT,

  /** Somebody has pressed Ctrl-\. The JVM keeps it: it prints the stacks of all threads. */
  SIGQUIT,

  /** The process ends now; no program can do anything about it. */
  SIGKILL,

  /** A program's own affair. */
  SIGUSR1,

  /** A program's own affair in theory. HotSpot stops threads by it, and must not lose it. */
  SIGUSR2,

  /** The process is asked to end: {@code kill}, {@code docker stop}, {@code systemctl stop}. */
  SIGTERM,

  /** The size of the terminal has changed. */
  SIGWINCH,

  /** Somebody has pressed Ctrl-Break, on Windows. The JVM keeps it, as {@link #SIGQUIT}. */
  SIGBREAK;

  /** Its name as the JDK has it, without {@code SIG}. */
  String shortName() {
    return name().substring("SIG".length());
  }

  /**
   * The exit code that says that this signal ended a process: 128 and the signal's number, as
   * shells have it, and the JVM; {@link asyncio.subprocess.Subprocess#returnCode} tells the same
   * end as the negative number.
   *
   * @throws IllegalArgumentException if the system has no such signal
   */
  public int exitCode() {
    return 128 + new sun.misc.Signal(shortName()).getNumber();
  }
}
