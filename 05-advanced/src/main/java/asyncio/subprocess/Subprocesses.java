package asyncio.subprocess;

import static asyncio.task.NeverAwaited.noticed;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import java.io.IOException;

/**
 * How programs start others; to be imported statically. Callable anywhere: what they make is
 * awaited on a loop.
 *
 * <pre>{@code
 * try (var process = await(createSubprocess(Command.exec("sort").piped()))) {
 *   Output output = await(process.communicate(bytes));
 * }
 * }</pre>
 */
public final class Subprocesses {

  private Subprocesses() {}

  /**
   * A coroutine that starts a program: {@code create_subprocess_exec}, {@code
   * create_subprocess_shell}. See {@link Launch#of}. It may be made anywhere, and runs on the loop
   * of the task that awaits it.
   *
   * @throws IOException from the coroutine, if there is no such program or directory
   */
  public static Coroutine<Subprocess> createSubprocess(Command command) {
    return createSubprocess(Launcher.system(), command);
  }

  /** The same by another launcher. */
  public static Coroutine<Subprocess> createSubprocess(Launcher launcher, Command command) {
    return noticed(
        new Coroutine<>(
            () -> {
              EventLoop loop = EventLoop.running();
              Subprocess process = Launch.of(loop, launcher, command).await();
              loop.noteOpened(process, () -> process.returnCode().isEmpty());
              return process;
            }));
  }
}
