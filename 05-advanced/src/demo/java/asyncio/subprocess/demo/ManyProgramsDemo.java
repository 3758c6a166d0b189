package asyncio.subprocess.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;
import static asyncio.subprocess.Subprocesses.createSubprocess;

import asyncio.process.Platform;
import asyncio.subprocess.Command;
import asyncio.subprocess.Output;
import asyncio.subprocess.Stdio;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Demo 05.3: a program that writes 100 MB to both pipes; 200 programs at once; and one whose task
 * is cancelled, of which no process is left.
 */
public final class ManyProgramsDemo {

  private static final int MIB = 100;
  private static final int PROGRAMS = 200;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private ManyProgramsDemo() {}

  /** Runs the demo. */
  static void main() {
    run(
        async(
            () -> {
              flood();
              many();
              cancelled();
            }));
  }

  private static void flood() {
    long began = System.nanoTime();
    try (var process =
        await(createSubprocess(Commands.child("flood", Integer.toString(MIB)).piped()))) {
      Output output = await(process.communicate(null));
      IO.println(
          "100 MiB to both pipes: read %,d and %,d bytes in %,d ms"
              .formatted(output.stdout().length, output.stderr().length, millisSince(began)));
    }
  }

  private static void many() {
    long began = System.nanoTime();
    var running = new ArrayList<Long>();
    List<Coroutine<Integer>> programs =
        Stream.generate(() -> small(running)).limit(PROGRAMS).toList();
    List<Integer> codes = await(gather(programs));
    IO.println(
        "%d programs at once: %d ended with 0, in %,d ms; %d of them are left"
            .formatted(
                PROGRAMS,
                codes.stream().filter(code -> code == 0).count(),
                millisSince(began),
                running.stream().filter(ManyProgramsDemo::isAlive).count()));
  }

  /** Something small that reads to the end of its input, and that every system has. */
  private static Coroutine<Integer> small(List<Long> running) {
    Command command = Platform.isWindows() ? Command.exec("sort.exe") : Command.exec("cat");
    return async(
        () -> {
          try (var process = await(createSubprocess(command.piped()))) {
            running.add(process.pid());
            while (running.size() < PROGRAMS) {
              await(sleep(PAUSE)); // until all of them run
            }
            await(process.communicate("a line\n".getBytes()));
            return process.returnCode().getAsInt();
          }
        });
  }

  private static void cancelled() {
    var pid = new long[1];
    Task<Void> task =
        createTask(
            async(
                () -> {
                  Command command = Commands.child("wait").stdout(Stdio.PIPE);
                  try (var process = await(createSubprocess(command))) {
                    pid[0] = process.pid();
                    await(process.waitUntilEnded());
                  }
                }));
    while (pid[0] == 0) {
      await(sleep(PAUSE));
    }
    IO.println("process %d is there: %b".formatted(pid[0], isAlive(pid[0])));
    task.cancel();
    try {
      await(task);
    } catch (CancelledError asItShould) {
      IO.println("after its task was cancelled: %b".formatted(isAlive(pid[0])));
    }
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private static long millisSince(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
  }
}
