package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.subprocess.Subprocesses.createSubprocess;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.Handle;
import asyncio.loop.LoopObserver;
import asyncio.process.LoopProcesses;
import asyncio.task.CancelledError;
import asyncio.task.Future;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.Tasks;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.Callable;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.EveryMoment;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "05.3", part = 5, points = 10, seconds = 40)
@DisplayName("05.3 Subprocesses: starting a program, and leaving nothing behind")
class LaunchTest extends ProcessTests {

  private static final Misconception ON_THE_LOOP =
      Misconception.of(
          "starts-on-the-loops-thread",
          "starting a program takes milliseconds, and here the loop's thread spends them; use one"
              + " of the launcher's");

  private static final Misconception LEFT_BEHIND =
      Misconception.of(
          "cancelled-start-is-left-behind",
          "the task was cancelled while the program was being started, and the process that came of"
              + " it runs on; nobody even knows of it");

  private static final Misconception DOES_NOT_WAIT =
      Misconception.of(
          "cancelled-start-does-not-wait",
          "the task has ended before the start that it had begun: what comes of that is somebody"
              + " else's trouble, if anybody's. Wait for it, then end what has come");

  private static final Misconception HURRIES =
      Misconception.of(
          "cancelled-start-only-kills",
          "the process that the cancelled start has brought is killed, and its end not waited for");

  private static final Misconception ROOT_ONLY =
      Misconception.of(
          "cancelled-start-leaves-its-children",
          "the process that the cancelled start has brought is ended, and what that has started"
              + " meanwhile is not");

  private static final Misconception LOST_AT_THE_SECOND =
      Misconception.of(
          "second-cancel-during-the-start",
          "the task waits for the start that it had begun, until it is cancelled a second time;"
              + " then nobody ends what comes");

  private static final Misconception ORPHAN_PUT_OFF =
      Misconception.of(
          "second-cancel-leaves-the-orphan",
          "the task waits for the end of the process that the cancelled start has brought, until it"
              + " is cancelled a second time");

  private static final Misconception ON_THE_THREAD =
      Misconception.of(
          "asks-the-loop-on-a-thread",
          "the loop is asked for its processes on the thread that starts the program; what belongs"
              + " to the loop is for the loop's thread, so ask before");

  private static final Misconception MESSAGE_LOST =
      Misconception.of(
          "cancelled-start-loses-the-message",
          "what comes out of a start that was cancelled is a new CancelledError, and the message of"
              + " the cancellation is lost");

  private static final Misconception FORGOTTEN =
      Misconception.of(
          "loop-does-not-know",
          "the process was started past LoopProcesses, so that it outlives the loop when that is"
              + " closed");

  private static final Misconception ROOT_AT_THE_END =
      Misconception.of(
          "loop-kills-the-root-only",
          "the loop is closed, and the process is killed; what it has started runs on");

  private static final Misconception TIME_RUNS_ON =
      Misconception.of(
          "time-runs-past-the-orphan",
          "the end of the process that the cancelled start has brought is waited for, and virtual"
              + " time does not know: ProcessEnd tells it");

  private static final Misconception WRAPPED =
      Misconception.of(
          "failed-start-is-wrapped",
          "there is no such program, and what comes out is not what the launcher has thrown");

  private static final Misconception ADDED =
      Misconception.of(
          "variables-are-added",
          "the variables are added to those of this program; if any are given, there are no"
              + " others");

  private static final Misconception SPLIT =
      Misconception.of(
          "line-is-split",
          "a line for a shell is taken apart here; the shell does that, with its pipes, quotes and"
              + " variables");

  private static final Misconception ONE_SHELL =
      Misconception.of("one-shell-for-all", "/bin/sh is not found on Windows; there it is cmd.exe");

  private static final Misconception NOT_MERGED =
      Misconception.of(
          "errors-go-elsewhere",
          "stderr was to go where stdout goes: redirectErrorStream says so to Java");

  private static final Misconception DEVNULL_IS_A_PIPE =
      Misconception.of(
          "devnull-is-a-pipe",
          "a stream that nobody wants was made a pipe that nobody serves: a program that writes"
              + " much stops there when it is full");

  private static final Misconception TRUNCATES =
      Misconception.of(
          "append-truncates", "what the file had is lost; the output was to go behind it");

  private static final Misconception INHERITS_NOTHING =
      Misconception.of(
          "nothing-is-inherited",
          "streams of which nothing was said are inherited, as in Python; ProcessBuilder's own"
              + " default is a pipe");

  /** What the launcher is asked to start. */
  private ProcessBuilder asked(Command command) {
    return asked(command, false);
  }

  private ProcessBuilder asked(Command command, boolean isWindows) {
    var builders = new ProcessBuilder[1];
    run(
        () -> {
          var launcher = new ScriptedLauncher(threads, () -> process);
          if (isWindows) {
            launcher.onWindows();
          }
          await(createSubprocess(launcher, command));
          builders[0] = launcher.asked();
          process.ends(0);
          settle();
        });
    return builders[0];
  }

  @Test
  @DisplayName("a program is started with its arguments as they are")
  void arguments() {
    ProcessBuilder builder = asked(Command.exec("a program", "an argument", "", "$HOME *"));
    observed("what was started", builder.command())
        .shouldBe(List.of("a program", "an argument", "", "$HOME *"));
    observed("where", builder.directory()).shouldBe(null);
  }

  @Test
  @DisplayName("a line is left to the system's shell")
  void shell() {
    Command line = Command.shell("echo \"a  b\" | sort");
    observed("what was started", asked(line).command())
        .suggests(SPLIT, seen -> seen.contains("sort") || seen.contains("|"))
        .shouldBe(List.of("/bin/sh", "-c", "echo \"a  b\" | sort"));
    observed("what was started on Windows", asked(line, true).command())
        .suggests(ONE_SHELL, seen -> seen.getFirst().equals("/bin/sh"))
        .shouldBe(List.of("cmd.exe", "/d", "/s", "/c", "\"echo \"a  b\" | sort\""));
  }

  @Test
  @DisplayName("a directory can be given")
  void directory() {
    Path directory = Path.of("some where");
    observed("where it was started", asked(Command.exec("x").directory(directory)).directory())
        .shouldBe(directory.toFile());
  }

  @Test
  @DisplayName("variables that are given are all there are; else they are inherited")
  void environment() {
    // They are counted first: nobody wants to read all that this machine has.
    Map<String, String> given =
        asked(Command.exec("x").environment(Map.of("LANG", "C"))).environment();
    observed("how many variables there are if one is given", given.size())
        .suggests(ADDED, size -> size > 1)
        .shouldBe(1);
    observed("the variable that was given", Map.copyOf(given)).shouldBe(Map.of("LANG", "C"));
    observed(
            "whether the variables are inherited if none are given",
            asked(Command.exec("x")).environment().equals(System.getenv()))
        .shouldBe(true);
    observed(
            "how many there are if it is to have none",
            asked(Command.exec("x").environment(Map.of())).environment().size())
        .suggests(ADDED)
        .shouldBe(0);
  }

  private static List<Redirect> redirects(ProcessBuilder builder) {
    return List.of(builder.redirectInput(), builder.redirectOutput(), builder.redirectError());
  }

  @Test
  @DisplayName("streams are inherited, or pipes, as the command says")
  void inheritedOrPipes() {
    observed("the streams if nothing is said", redirects(asked(Command.exec("x"))))
        .suggests(INHERITS_NOTHING, seen -> seen.contains(Redirect.PIPE))
        .shouldBe(List.of(Redirect.INHERIT, Redirect.INHERIT, Redirect.INHERIT));
    observed("the streams of a command with pipes", redirects(asked(Command.exec("x").piped())))
        .shouldBe(List.of(Redirect.PIPE, Redirect.PIPE, Redirect.PIPE));
  }

  @Test
  @DisplayName("nothing to read, and nobody who reads")
  void devnull() {
    Command command =
        Command.exec("x").stdin(Stdio.DEVNULL).stdout(Stdio.DEVNULL).stderr(Stdio.DEVNULL);
    observed("the streams", redirects(asked(command)))
        .suggests(DEVNULL_IS_A_PIPE, seen -> seen.contains(Redirect.PIPE))
        .shouldBe(
            List.of(Redirect.from(new File("/dev/null")), Redirect.DISCARD, Redirect.DISCARD));
    observed("the input on Windows", asked(command, true).redirectInput())
        .shouldBe(Redirect.from(new File("NUL")));
  }

  @Test
  @DisplayName("errors can go where the output goes")
  void merged() {
    ProcessBuilder builder = asked(Command.exec("x").stdout(Stdio.PIPE).stderr(Stdio.STDOUT));
    observed("whether the errors go where the output goes", builder.redirectErrorStream())
        .suggests(NOT_MERGED)
        .shouldBe(true);
    observed(
            "whether they do by themselves", asked(Command.exec("x").piped()).redirectErrorStream())
        .shouldBe(false);
  }

  @Test
  @DisplayName("streams can be files, from their beginning or behind what they have")
  void files() {
    Path path = Path.of("a file");
    Command command =
        Command.exec("x")
            .stdin(Stdio.file(path))
            .stdout(Stdio.file(path))
            .stderr(Stdio.append(path));
    observed("the streams", redirects(asked(command)))
        .suggests(TRUNCATES, seen -> seen.getLast().equals(Redirect.to(path.toFile())))
        .shouldBe(
            List.of(
                Redirect.from(path.toFile()),
                Redirect.to(path.toFile()),
                Redirect.appendTo(path.toFile())));
  }

  @Test
  @DisplayName("the program is started on another thread, and its pipes are read from then on")
  void started() {
    run(
        () -> {
          var launcher = new ScriptedLauncher(threads, () -> process);
          attempting(
                  "starting a program",
                  () -> {
                    Subprocess subprocess =
                        await(createSubprocess(launcher, Command.exec("x").piped()));
                    start(
                        () -> {
                          process.stdout.write("hello");
                          process.ends(0);
                        });
                    trace.add(await(subprocess.communicate(null)).stdoutText());
                  })
              .suggests(ON_THE_LOOP, _ -> threads.onTheLoop().contains("starting a program"))
              .shouldSucceed();
          observed("what the program wrote", trace).shouldBe("hello");
        });
    nothingBlockedTheLoop(ON_THE_LOOP, "starting a program");
    nothingWasReported();
  }

  @Test
  @DisplayName("a program that cannot be started is what the coroutine fails by")
  void cannotBeStarted() {
    var failure = new IOException("no such program");
    run(
        () -> {
          var launcher =
              new ScriptedLauncher(
                  threads,
                  () -> {
                    throw failure;
                  });
          attempting(
                  "starting a program that is not there",
                  () -> await(createSubprocess(launcher, Command.exec("x"))))
              .suggests(WRAPPED, thrown -> thrown != null && thrown.getCause() == failure)
              .shouldBeSameAs(failure);
        });
    nothingWasReported();
  }

  @Test
  @DisplayName("a task that is cancelled during the start waits for it, and ends what it brought")
  void cancelledDuringTheStart() {
    run(
        () -> {
          var mayStart = new Future<Void>(loop);
          Task<Void> task = startSlowly(mayStart, () -> process);
          process.handle.starts("child");
          process.handle.whenKilled(() -> loop.callLater(HOUR, () -> process.ends(137)));
          settle();
          task.cancel("shutting down");
          settle();
          observed("whether the task has ended before the start", task.isDone())
              .suggests(DOES_NOT_WAIT)
              .shouldBe(false);
          mayStart.setResult(null);
          settle();
          observed("what was done to the process that came", signals)
              .suggests(LEFT_BEHIND, List::isEmpty)
              .suggests(ROOT_ONLY, seen -> seen.equals(List.of("kill root")))
              .shouldBe("kill root", "kill child");
          observed("whether the task has ended before the process", task.isDone())
              .suggests(HURRIES)
              .shouldBe(false);
          attempting("awaiting the task", () -> await(task))
              .suggests(
                  MESSAGE_LOST,
                  thrown -> thrown instanceof CancelledError && thrown.getMessage() == null)
              .shouldSatisfy(
                  "a CancelledError: shutting down",
                  thrown ->
                      thrown instanceof CancelledError
                          && "shutting down".equals(thrown.getMessage()));
          observed("whether the process runs", process.isAlive()).suggests(HURRIES).shouldBe(false);
        });
    nothingWasReported();
  }

  @Test
  @DisplayName("a second cancellation during the start does not lose what it brings")
  void cancelledAgainDuringTheStart() {
    run(
        () -> {
          var mayStart = new Future<Void>(loop);
          Task<Void> task = startSlowly(mayStart, () -> process);
          settle();
          task.cancel();
          settle();
          task.cancel();
          settle();
          observed("whether the task has ended before the start", task.isDone())
              .suggests(LOST_AT_THE_SECOND)
              .shouldBe(false);
          mayStart.setResult(null);
          ended(task);
          observed("what was done to the process that came", signals)
              .suggests(LOST_AT_THE_SECOND, List::isEmpty)
              .shouldBe("kill root");
          observed("whether the task was cancelled", task.isCancelled()).shouldBe(true);
        });
    nothingWasReported();
  }

  @Test
  @DisplayName("nor does one that comes while what it has brought is being ended")
  void cancelledWhileItIsEnded() {
    run(
        () -> {
          var mayStart = new Future<Void>(loop);
          Task<Void> task = startSlowly(mayStart, () -> process);
          process.handle.whenKilled(() -> loop.callLater(HOUR, () -> process.ends(137)));
          settle();
          task.cancel();
          settle();
          mayStart.setResult(null);
          settle();
          observed("what was done to the process that came", signals)
              .suggests(LEFT_BEHIND, List::isEmpty)
              .shouldBe("kill root");
          observed("whether the task has ended before the process", task.isDone())
              .suggests(HURRIES)
              .shouldBe(false);
          observed("whether its end is outside work", time.outsideWork() > 0)
              .suggests(TIME_RUNS_ON)
              .shouldBe(true);
          task.cancel();
          settle();
          observed("whether a second cancellation has ended it before the process", task.isDone())
              .suggests(ORPHAN_PUT_OFF)
              .shouldBe(false);
          ended(task);
          observed("whether the process runs", process.isAlive()).shouldBe(false);
          observed("whether the task was cancelled", task.isCancelled()).shouldBe(true);
        });
    nothingWasReported();
  }

  @Test
  @DisplayName("what belongs to the loop is asked for on the loop's thread")
  void onTheLoopsThread() {
    run(
        () -> {
          var known = new ArrayList<Boolean>();
          var launcher =
              new ScriptedLauncher(
                  threads,
                  () -> {
                    process.ends(0);
                    return process;
                  });
          launcher.whenAThreadIsWanted(() -> known.add(knowsItsProcesses()));
          await(createSubprocess(launcher, Command.exec("x")));
          observed(
                  "whether the loop knew LoopProcesses before the thread began", List.copyOf(known))
              .suggests(ON_THE_THREAD, seen -> seen.equals(List.of(false)))
              .shouldBe(List.of(true));
          settle();
        });
  }

  private boolean knowsItsProcesses() {
    try {
      loop.extension(
          LoopProcesses.class,
          _ -> {
            throw new NoSuchElementException();
          });
      return true;
    } catch (NoSuchElementException notKnown) {
      return false;
    }
  }

  private Task<Void> startSlowly(Future<Void> mayStart, Callable<Process> result) {
    var launcher =
        new ScriptedLauncher(
            threads,
            () -> {
              threads.block(mayStart);
              return result.call();
            });
    return start(() -> await(createSubprocess(launcher, Command.exec("x"))));
  }

  @Test
  @DisplayName("a task that is cancelled during a start that fails is cancelled")
  void cancelledAndFailed() {
    run(
        () -> {
          var mayStart = new Future<Void>(loop);
          Task<Void> task =
              startSlowly(
                  mayStart,
                  () -> {
                    throw new IOException("no such program");
                  });
          settle();
          task.cancel();
          settle();
          mayStart.setResult(null);
          attempting("awaiting the task", () -> await(task)).shouldThrow(CancelledError.class);
        });
    nothingWasReported();
  }

  @Test
  @DisplayName("at whatever moment a task is cancelled, its process has ended when the task has")
  void cancelledAtEveryMoment() {
    EveryMoment.strike("cancelled", this::struckOnce);
  }

  private void struckOnce(EveryMoment moment) {
    var time = new UntroubledTime();
    try (EventLoop own = EventLoop.create(time, time)) {
      loop = own;
      threads = new SimulatedThreads(loop);
      process = new ScriptedProcess(loop, threads, signals);
      var launcher = new ScriptedLauncher(threads, () -> process);
      process.stdin.whenClosed(() -> loop.callSoon(() -> process.ends(0)));
      Task<Void> task =
          Tasks.of(loop)
              .create(
                  async(
                      () -> {
                        try (var subprocess =
                            await(createSubprocess(launcher, Command.exec("x").piped()))) {
                          await(subprocess.communicate(bytes("input")));
                        }
                      }),
                  "main",
                  null);
      var striking =
          new LoopObserver() {
            @Override
            public void afterCallback(Handle handle) {
              if (!task.isDone()) {
                moment.pass(task::cancel);
              }
            }
          };
      loop.addObserver(striking);
      try {
        Runner.runUntilComplete(loop, task);
      } catch (CancelledError cancelled) {
        // That is how it may end.
      } finally {
        loop.removeObserver(striking);
      }
      boolean started = !launcher.nothingAsked();
      observed("whether a process runs on", started && process.isAlive())
          .suggests(LEFT_BEHIND)
          .shouldBe(false);
      observed("tasks left when the program has ended", Tasks.of(loop).pending()).shouldBeEmpty();
    }
  }

  @Test
  @DisplayName("a process that still runs when its loop is closed is killed")
  void closedLoop() {
    run(
        () -> {
          var launcher = new ScriptedLauncher(threads, () -> process);
          await(createSubprocess(launcher, Command.exec("x")));
          process.handle.starts("child");
        });
    observed("what was done to the process", signals)
        .suggests(FORGOTTEN, List::isEmpty)
        .suggests(ROOT_AT_THE_END, seen -> seen.equals(List.of("kill root")))
        .shouldBe("kill root", "kill child");
  }

  @Test
  @DisplayName("a real program gives back what it was given, on both pipes")
  void realEcho() {
    byte[] input = new byte[10_000];
    new Random(53).nextBytes(input);
    try (var system = new OwnThreads();
        var runner = new Runner()) {
      runner.run(
          async(
              () -> {
                Command command = TestProgram.command("echo").piped();
                try (var subprocess = await(createSubprocess(system, command))) {
                  Output output = await(subprocess.communicate(input));
                  observed("whether stdout is the input", Arrays.equals(output.stdout(), input))
                      .shouldBe(true);
                  observed("whether stderr is the input", Arrays.equals(output.stderr(), input))
                      .shouldBe(true);
                  int code = subprocess.returnCode().orElseThrow();
                  observed("the return code", code).shouldBe(3);
                }
              }));
    }
  }
}
