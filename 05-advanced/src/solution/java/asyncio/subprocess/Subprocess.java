package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.shield;

import asyncio.loop.EventLoop;
import asyncio.process.ProcessEnd;
import asyncio.stream.StreamReader;
import asyncio.stream.StreamWriter;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import loopcraft.grader.Exercise;

/**
 * A program that was started: {@code asyncio.subprocess.Process}.
 *
 * <p>It has ended, for all methods here, when the loop has been told so, and not a moment before,
 * whatever {@link Process#isAlive} says. Until then it is outside work, as {@link ProcessEnd} says:
 * virtual time does not run past it. Use it on the loop's thread only.
 */
@Exercise(value = "05.3", part = 4)
public final class Subprocess implements AutoCloseable {

  private static final int SIGNALLED = 128;
  private static final int LAST_SIGNAL = 64;

  private final Process process;
  private final Pipes pipes;
  private final boolean isWindows;
  private final Future<Process> ended;

  /**
   * Makes one of a process.
   *
   * @param isWindows whether there are no signals
   */
  Subprocess(EventLoop loop, Process process, Pipes pipes, boolean isWindows) {
    this.process = process;
    this.pipes = pipes;
    this.isWindows = isWindows;
    ended = ProcessEnd.of(loop, process);
  }

  /** The number by which the system knows it: {@code pid}. */
  public long pid() {
    return process.pid();
  }

  /** Where to write what it reads; null if that is no pipe. */
  public StreamWriter stdin() {
    return pipes.stdin();
  }

  /** What it writes; null if that is no pipe. */
  public StreamReader stdout() {
    return pipes.stdout();
  }

  /** What it writes to its standard error; null if that is no pipe. */
  public StreamReader stderr() {
    return pipes.stderr();
  }

  /**
   * How it has ended, or empty as long as it has not: {@code returncode}. That is the number that
   * it has given; or, if signal n has ended it, -n.
   *
   * <p>Java tells of signal n as of 128 + n. So on a system with signals, 129 to 192 are taken for
   * those. A program that gives such a number by itself is mistaken for one that was killed. Some
   * do: a shell, when a signal has ended what it ran; a JVM that was asked to terminate. (The
   * course's other numbers for an end are Java's: {@link asyncio.process.WorkerDied#exitCode}, and
   * {@link asyncio.signal.Signal#exitCode}. So -9 here is 137 there.)
   */
  public OptionalInt returnCode() {
    return ended.isDone() ? OptionalInt.of(code()) : OptionalInt.empty();
  }

  private int code() {
    int value = process.exitValue();
    boolean bySignal = value > SIGNALLED && value <= SIGNALLED + LAST_SIGNAL;
    return bySignal && !isWindows ? SIGNALLED - value : value;
  }

  /**
   * A coroutine that waits until it has ended, and returns its {@link #returnCode}: {@code wait}.
   * Any number may wait, and what is cancelled is only who waits. What it has written need not have
   * been read; but who does not read it may wait for ever, for a program that waits to write.
   *
   * <p>It is the process itself that counts. (CPython 3.13.0, if it has to wait at all, waits for
   * the end of its pipes as well, which a process that it has started may hold.)
   */
  public Coroutine<Integer> waitUntilEnded() {
    return async(
        () -> {
          await(shield(ended));
          return code();
        });
  }

  /**
   * Asks it to end, by SIGTERM; on Windows, the same as {@link #kill}. What it writes meanwhile can
   * be read as ever.
   *
   * @throws ProcessLookupError if it has ended
   */
  public void terminate() {
    running().destroy();
  }

  /**
   * Ends it, by SIGKILL. What it has written can be read as ever.
   *
   * @throws ProcessLookupError if it has ended
   */
  public void kill() {
    running().destroyForcibly();
  }

  /**
   * Ends it, and all that it has started: {@link ProcessTree#kill}.
   *
   * @throws ProcessLookupError if it has ended
   */
  public void killTree() {
    ProcessTree.kill(running());
  }

  /** {@code Process.destroy} would close its streams; that of the handle sends a signal. */
  private ProcessHandle running() {
    if (ended.isDone()) {
      throw new ProcessLookupError(pid());
    }
    return process.toHandle();
  }

  /**
   * A coroutine that writes to the program, closes its input, reads all that it writes, and waits
   * for its end: {@code communicate}. All of that goes on at the same time, so that no pipe stays
   * full.
   *
   * <p>A program need not read its input to the end: an {@link IOException} on writing is ignored.
   * One on reading is thrown, at once: what else is under way goes on, and nobody gets it. If the
   * coroutine is cancelled, by a time limit, say, the program goes on: it can write, and read all
   * of the input, after which that may end or not. What has been read is lost; {@link #close} ends
   * the program.
   *
   * <p>A process that the program has started may hold the pipes after its end. What that writes
   * may be lost, and the coroutine may wait for it: the JDK closes a pipe when its process ends,
   * unless a read is under way.
   *
   * @param input null writes nothing, and closes the input all the same; ignored if the input is no
   *     pipe
   */
  public Coroutine<Output> communicate(byte[] input) {
    return async(
        () -> {
          List<byte[]> outputs = await(gather(feed(input), all(stdout()), all(stderr())));
          await(waitUntilEnded());
          return new Output(outputs.get(1), outputs.get(2));
        });
  }

  private Coroutine<byte[]> feed(byte[] input) {
    return async(
        () -> {
          if (stdin() != null) {
            try {
              if (input != null) {
                stdin().write(input);
              }
              await(stdin().drain(), IOException.class);
            } catch (IOException notRead) {
              // It wanted no more.
            }
            stdin().close();
          }
          return null;
        });
  }

  private static Coroutine<byte[]> all(StreamReader stream) {
    return async(() -> stream == null ? null : await(stream.readAll()));
  }

  /**
   * Leaves nothing behind: the end of a {@code try (var process = …)}. If the process has not
   * ended, it is killed with all that it has started, and its end is waited for, as {@link
   * ProcessTree#end} does: a cancellation does not put it off. In any case the pipes are aborted,
   * so that no write is waited for, either before that waiting or after it. In a coroutine only.
   */
  @Override
  public void close() {
    try {
      if (!ended.isDone()) {
        await(ProcessTree.end(process.toHandle(), ended));
      }
    } finally {
      pipes.abort();
    }
  }

  /** Such as {@code Subprocess[4711, running]}, or {@code Subprocess[4711, ended with -9]}. */
  @Override
  public String toString() {
    return "Subprocess[%d, %s]"
        .formatted(pid(), ended.isDone() ? "ended with " + code() : "running");
  }
}
