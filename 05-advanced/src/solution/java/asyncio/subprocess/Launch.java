package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.executor.RunInExecutor;
import asyncio.executor.WhenCancelled;
import asyncio.loop.EventLoop;
import asyncio.process.LoopProcesses;
import asyncio.process.ProcessEnd;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
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
    return async(
        () -> {
          ProcessBuilder builder = builder(command, launcher.isWindows());
          LoopProcesses running = LoopProcesses.of(loop);
          Future<Process> start =
              RunInExecutor.on(
                  loop,
                  launcher.threads(),
                  WhenCancelled.RUNS_ON,
                  () -> running.start(() -> launcher.start(builder), ProcessTree::kill));
          try {
            await(ProcessTree.untilDone(start));
          } catch (CancelledError cancelled) {
            undo(loop, start);
            throw cancelled;
          }
          Process process = start.result();
          Pipes pipes = Pipes.of(loop, launcher, command, process);
          return new Subprocess(loop, process, pipes, launcher.isWindows());
        });
  }

  private static void undo(EventLoop loop, Future<Process> start) {
    if (start.exception() == null) {
      Process process = start.result();
      await(ProcessTree.end(process.toHandle(), ProcessEnd.of(loop, process)));
    }
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
    var builder = new ProcessBuilder(arguments(command, isWindows));
    builder.redirectInput(input(command.stdin(), isWindows));
    builder.redirectOutput(output(command.stdout()));
    if (command.stderr() == Stdio.STDOUT) {
      builder.redirectErrorStream(true);
    } else {
      builder.redirectError(output(command.stderr()));
    }
    if (command.directory() != null) {
      builder.directory(command.directory().toFile());
    }
    if (command.environment() != null) {
      builder.environment().clear();
      builder.environment().putAll(command.environment());
    }
    return builder;
  }

  private static List<String> arguments(Command command, boolean isWindows) {
    if (!command.isShell()) {
      return command.arguments();
    }
    String line = command.arguments().getFirst();
    return isWindows
        ? List.of("cmd.exe", "/d", "/s", "/c", '"' + line + '"')
        : List.of("/bin/sh", "-c", line);
  }

  private static Redirect input(Stdio stdin, boolean isWindows) {
    return switch (stdin) {
      case Stdio.Kind.INHERIT -> Redirect.INHERIT;
      case Stdio.Kind.PIPE -> Redirect.PIPE;
      case Stdio.Kind.DEVNULL -> Redirect.from(new File(isWindows ? "NUL" : "/dev/null"));
      case Stdio.Kind.STDOUT -> throw new AssertionError("a command has seen to that");
      case Stdio.File(var path, _) -> Redirect.from(path.toFile());
    };
  }

  private static Redirect output(Stdio stream) {
    return switch (stream) {
      case Stdio.Kind.INHERIT -> Redirect.INHERIT;
      case Stdio.Kind.PIPE -> Redirect.PIPE;
      case Stdio.Kind.DEVNULL -> Redirect.DISCARD;
      case Stdio.Kind.STDOUT -> throw new AssertionError("that is no stream of its own");
      case Stdio.File(var path, var append) ->
          append ? Redirect.appendTo(path.toFile()) : Redirect.to(path.toFile());
    };
  }
}
