package asyncio.subprocess;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.EventLoop;
import asyncio.process.LoopProcesses;
import asyncio.process.ProcessEnd;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import loopcraft.grader.Exercise;

/** Starting a program: {@code loop.subprocess_exec}, {@code loop.subprocess_shell}. */
@Exercise(value = "05.3", part = 5)
final class Launch {

  private Launch() {}

  /**
   * A coroutine that starts a program, on one of the launcher's threads by {@link
   * LoopProcesses#start}, and makes streams of its pipes. If the loop closes before it has ended,
   * it is killed by {@link ProcessTree#kill}.
   *
   * <p>On the thread nothing is done but that start: what belongs to the loop is asked for before.
   *
   * <p>If it is cancelled, nothing is left of it. A start that is under way cannot be called back.
   * So its end is waited for; if it has brought a process, that is ended as {@link ProcessTree#end}
   * does, with all that it has started, and until then it is outside work ({@link ProcessEnd}).
   * Then the {@link CancelledError} comes out, with its message. Further cancellations put off
   * neither the one nor the other.
   *
   * @throws IOException from the coroutine, as the launcher throws it
   */
  static Coroutine<Subprocess> of(EventLoop loop, Launcher launcher, Command command) {
    throw todo("05.3");
  }

  /**
   * What a command means to Java.
   *
   * <ul>
   *   <li>A line is read by {@code /bin/sh -c}; on Windows by {@code cmd.exe /d /s /c}, with the
   *       line in a pair of quotes, which {@code cmd} takes off.
   *   <li>{@link Stdio#DEVNULL} is {@link Redirect#DISCARD} for output, and for input the file
   *       {@code /dev/null}, on Windows {@code NUL}.
   *   <li>{@link Stdio#STDOUT} is {@link ProcessBuilder#redirectErrorStream}.
   *   <li>If variables are given, there are no others.
   * </ul>
   */
  static ProcessBuilder builder(Command command, boolean isWindows) {
    throw todo("05.3");
  }
}
