package asyncio.subprocess;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.timeout;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.task.CancelledError;
import asyncio.task.Task;
import asyncio.task.TimeoutError;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "05.3", part = 4, points = 12, seconds = 30)
@DisplayName("05.3 Subprocesses: talking to a program, waiting for it, ending it")
class SubprocessTest extends ProcessTests {

  private static final Misconception PLUS_128 =
      Misconception.of(
          "signal-as-128-plus",
          "signal n has ended the process, which Java tells as 128 + n, and so it comes out;"
              + " asyncio says -n");

  private static final Misconception WINDOWS =
      Misconception.of(
          "windows-has-signals",
          "a number above 128 is taken for a signal on Windows, which has none");

  private static final Misconception ALL_SIGNALS =
      Misconception.of(
          "every-large-number-is-a-signal",
          "a number that stands for no signal is taken for one: there are 1 to 64");

  private static final Misconception ENDS_OTHERS =
      Misconception.of(
          "cancelled-waiter-ends-the-others",
          "one who waits is cancelled, and with it what all of them wait for; shield it");

  private static final Misconception CLOSES_PIPES =
      Misconception.of(
          "destroy-closes-the-pipes",
          "Process.destroy closes the streams as well, so that the program's last words are lost;"
              + " its handle's only sends the signal");

  private static final Misconception KILLS =
      Misconception.of(
          "terminate-kills",
          "terminate should ask: the program may put its things in order. kill does not ask");

  private static final Misconception SIGNALS_THE_DEAD =
      Misconception.of(
          "signals-the-dead",
          "the process has ended, and is signalled all the same; its number may be that of another"
              + " process by now. ProcessLookupError");

  private static final Misconception ONE_AFTER_THE_OTHER =
      Misconception.of(
          "reads-one-after-the-other",
          "the second pipe is read when the first has ended: the program waits to write to the"
              + " second, and never ends the first. Read both at the same time");

  private static final Misconception FEEDS_FIRST =
      Misconception.of(
          "feeds-before-it-reads",
          "all input is written, or the end waited for, before anything is read: the program waits"
              + " for us to read, and we wait for it. Do all of it at the same time");

  private static final Misconception STDIN_OPEN =
      Misconception.of(
          "stdin-stays-open",
          "the input is not closed, so that a program that reads to its end never comes to it");

  private static final Misconception BROKEN_PIPE =
      Misconception.of(
          "broken-pipe-comes-out",
          "that a program does not read all of its input is no failure of communicate: ignore it,"
              + " and take what it has written");

  private static final Misconception NO_WAIT =
      Misconception.of(
          "communicate-does-not-wait",
          "the pipes have ended, and communicate returns, although the process has not: there is no"
              + " return code yet");

  private static final Misconception CLOSE_LEAVES_IT =
      Misconception.of(
          "close-leaves-it-running",
          "close has closed the pipes, and the process runs on with nobody who knows of it");

  private static final Misconception CLOSE_ROOT_ONLY =
      Misconception.of(
          "close-kills-the-root-only",
          "close has killed the process, and what that has started runs on");

  private static final Misconception CLOSE_HURRIES =
      Misconception.of(
          "close-does-not-wait",
          "close has killed the process, and does not wait until it has ended");

  private static final Misconception CLOSE_KILLS_THE_DEAD =
      Misconception.of(
          "close-kills-the-dead",
          "the process has ended long ago, and close sends a signal to whoever has its number now");

  private static final Misconception PIPES_OPEN =
      Misconception.of(
          "pipes-stay-open",
          "the process is closed, and its pipes are not: threads wait at them for what somebody"
              + " else may write");

  private static final Misconception WAITS_FOR_PIPES =
      Misconception.of(
          "end-waits-for-the-pipes",
          "the process has ended, and is waited for until its pipes end, too, which a process that"
              + " it has started may hold for ever");

  private static final Misconception HIDES_READ =
      Misconception.of(
          "failed-read-is-silent",
          "a read has failed, and communicate does not say so, or waits for the rest first, which"
              + " may never come");

  private static final Misconception CANCEL_CLOSES_PIPES =
      Misconception.of(
          "cancelled-communicate-closes-the-pipes",
          "communicate was cancelled, and has closed the pipes on its way out: the program dies of"
              + " its next write. It was to go on until somebody ends it");

  private static final Misconception ASKS_PROCESS =
      Misconception.of(
          "asks-the-process",
          "the process is asked whether it is alive, and the loop has not been told of its end: two"
              + " methods that are called one after the other then contradict each other");

  private static final Misconception CLOSE_ASKS_PROCESS =
      Misconception.of(
          "close-asks-the-process",
          "the process is not alive, and so close goes on at once; the loop has not been told of"
              + " the end, and so there is no return code after it");

  private static final Misconception CLOSE_WAITS_FOR_INPUT =
      Misconception.of(
          "close-waits-for-the-input",
          "the pipes are closed gracefully, and so what nobody reads is waited for; abort them");

  private static final Misconception CLOSE_PUT_OFF =
      Misconception.of(
          "close-is-put-off",
          "close has killed the process and waits for its end, and a second cancellation ends the"
              + " waiting; there is a way to wait that is not to be put off");

  private static final Misconception TIME_RUNS_ON =
      Misconception.of(
          "time-runs-past-the-end",
          "the end of a process comes in from outside, and virtual time does not know: it would run"
              + " past it, and every time limit be over at once. ProcessEnd tells it");

  private Subprocess subprocess;

  private void open(Command command) {
    open(command, false);
  }

  private void open(Command command, boolean isWindows) {
    Launcher launcher = launcher(isWindows);
    Pipes pipes = Pipes.of(loop, launcher, command, process);
    subprocess = new Subprocess(loop, process, pipes, isWindows);
  }

  private Launcher launcher(boolean isWindows) {
    return new Launcher() {
      @Override
      public Process start(ProcessBuilder builder) {
        return process;
      }

      @Override
      public Executor threads() {
        return threads;
      }

      @Override
      public boolean isWindows() {
        return isWindows;
      }
    };
  }

  private void openPiped() {
    open(Command.exec("program").piped());
  }

  private static final Command WITHOUT_PIPES = Command.exec("program");

  // How it ends

  @Test
  @DisplayName("there is a return code once the process has ended, and not before")
  void returnCode() {
    run(
        () -> {
          open(WITHOUT_PIPES);
          observed("the return code before the end", subprocess.returnCode())
              .shouldBe(OptionalInt.empty());
          process.ends(3);
          int code = await(subprocess.waitUntilEnded());
          observed("what waiting returned", code).shouldBe(3);
          observed("the return code", subprocess.returnCode()).shouldBe(OptionalInt.of(3));
          int again = await(subprocess.waitUntilEnded());
          observed("what waiting again returned", again).shouldBe(3);
        });
  }

  @Test
  @DisplayName("a process is outside work until it has ended, so that virtual time stands still")
  void isOutsideWork() {
    run(
        () -> {
          open(WITHOUT_PIPES);
          settle();
          observed("whether outside work is under way, as it runs", time.outsideWork() > 0)
              .suggests(TIME_RUNS_ON)
              .shouldBe(true);
          process.ends(0);
          await(subprocess.waitUntilEnded());
          observed("how much outside work is under way after its end", time.outsideWork())
              .shouldBe(0);
        });
  }

  @Test
  @DisplayName("a process that signal n has ended has return code -n")
  void signals() {
    observed("the return code after SIGKILL", codeOf(137, false))
        .suggests(PLUS_128, code -> code == 137)
        .shouldBe(-9);
    observed("the return code after SIGTERM", codeOf(143, false))
        .suggests(PLUS_128, code -> code == 143)
        .shouldBe(-15);
    observed("the return code after signal 64, the last", codeOf(192, false)).shouldBe(-64);
  }

  @Test
  @DisplayName("numbers that stand for no signal stay as they are")
  void noSignals() {
    for (int value : List.of(0, 1, 127, 128, 193, 255)) {
      observed("the return code of a program that gave " + value, codeOf(value, false))
          .suggests(ALL_SIGNALS, code -> code <= 0)
          .shouldBe(value);
    }
    for (int value : List.of(137, 143)) {
      observed(
              "the return code of a program that gave " + value + " on Windows",
              codeOf(value, true))
          .suggests(WINDOWS, code -> code < 0)
          .shouldBe(value);
    }
  }

  private int codeOf(int exitValue, boolean isWindows) {
    run(
        () -> {
          open(WITHOUT_PIPES, isWindows);
          process.ends(exitValue);
          settle();
        });
    return subprocess.returnCode().orElse(Integer.MIN_VALUE);
  }

  @Test
  @DisplayName("many wait for the end; one who is cancelled takes nothing from the others")
  void manyWait() {
    twin(
        "many_wait",
        () -> {
          open(WITHOUT_PIPES);
          List<Task<Void>> waiting =
              List.of("a", "b", "c").stream()
                  .map(
                      name ->
                          start(
                              () -> {
                                try {
                                  int code = await(subprocess.waitUntilEnded());
                                  trace.add(name + " is told " + code);
                                } catch (CancelledError cancelled) {
                                  trace.add(name + " is cancelled");
                                  throw cancelled;
                                }
                              }))
                  .toList();
          ticks(2);
          waiting.get(1).cancel();
          ticks(3);
          observed("whether the others still wait", !waiting.get(0).isDone())
              .suggests(ENDS_OTHERS)
              .shouldBe(true);
          process.ends(7);
          waiting.forEach(ProcessTests::ended);
          trace.add("return code: " + subprocess.returnCode().getAsInt());
        });
  }

  @Test
  @DisplayName("the end of the process counts, not that of its pipes")
  void pipesThatStay() {
    runOrName(
        WAITS_FOR_PIPES,
        "waiting for a process whose pipes somebody else holds",
        () -> {
          openPiped();
          process.exits(0);
          int code = await(subprocess.waitUntilEnded());
          observed("the return code", code).shouldBe(0);
          process.stdout.end();
          process.stderr.end();
          settle();
        });
  }

  @Test
  @DisplayName("a process has ended when the loop has been told so, whatever the process says")
  void endsWhenTheLoopIsTold() {
    run(
        () -> {
          open(WITHOUT_PIPES);
          process.exits(0);
          observed("the return code before the loop is told", subprocess.returnCode())
              .suggests(ASKS_PROCESS, OptionalInt::isPresent)
              .shouldBe(OptionalInt.empty());
          for (Runnable signal :
              List.<Runnable>of(subprocess::terminate, subprocess::kill, subprocess::killTree)) {
            attempting("a signal before the loop is told", signal::run)
                .suggests(ASKS_PROCESS, thrown -> thrown instanceof ProcessLookupError)
                .shouldSucceed();
          }
          settle();
          observed("the return code when the loop was told", subprocess.returnCode())
              .shouldBe(OptionalInt.of(0));
        });
  }

  // Signals

  @Test
  @DisplayName("terminate asks the program to end, and kill ends it")
  void terminateAndKill() {
    run(
        () -> {
          open(WITHOUT_PIPES);
          process.handle.whenTerminated(() -> signals.add("it goes on"));
          subprocess.terminate();
          subprocess.kill();
          observed("what was done to the process", signals)
              .suggests(KILLS, seen -> seen.getFirst().equals("kill root"))
              .shouldBe("terminate root", "it goes on", "kill root");
          int code = await(subprocess.waitUntilEnded());
          observed("the return code", code).shouldBe(-9);
        });
  }

  @Test
  @DisplayName("the tree is killed with its root")
  void killTree() {
    run(
        () -> {
          open(WITHOUT_PIPES);
          process.handle.starts("child");
          subprocess.killTree();
          observed("what was done to the process", signals).shouldBe("kill root", "kill child");
          settle();
        });
  }

  @Test
  @DisplayName("what a program says when it was asked to end can be read")
  void lastWords() {
    run(
        () -> {
          openPiped();
          settle();
          process.handle.whenTerminated(
              () -> {
                process.stdout.write("last words");
                process.ends(0);
              });
          subprocess.terminate();
          attempting(
                  "reading what it says",
                  () -> trace.add(text(await(subprocess.stdout().readAll()))))
              .suggests(CLOSES_PIPES)
              .shouldSucceed();
          observed("what it said", trace).suggests(CLOSES_PIPES).shouldBe("last words");
        });
  }

  @Test
  @DisplayName("who is killed has said something before, which can be read")
  void wordsBefore() {
    run(
        () -> {
          openPiped();
          process.stdout.write("before");
          subprocess.kill();
          attempting(
                  "reading what it said",
                  () -> trace.add(text(await(subprocess.stdout().readAll()))))
              .suggests(CLOSES_PIPES)
              .shouldSucceed();
          observed("what it said", trace).suggests(CLOSES_PIPES).shouldBe("before");
        });
  }

  @Test
  @DisplayName("a process that has ended cannot be signalled")
  void afterTheEnd() {
    twin(
        "signal_after_the_end",
        () -> {
          open(WITHOUT_PIPES);
          process.ends(0);
          await(subprocess.waitUntilEnded());
          tryTo("terminate", subprocess::terminate);
          tryTo("kill", subprocess::kill);
          trace.add("return code: " + subprocess.returnCode().getAsInt());
        });
    attempting("killing the tree of a process that has ended", () -> subprocess.killTree())
        .suggests(SIGNALS_THE_DEAD, thrown -> thrown == null)
        .shouldSatisfy(
            "a ProcessLookupError: process 4711000000 has ended",
            thrown ->
                thrown instanceof ProcessLookupError
                    && "process 4711000000 has ended".equals(thrown.getMessage()));
  }

  private void tryTo(String what, Runnable signal) {
    try {
      signal.run();
    } catch (ProcessLookupError ended) {
      trace.add(what + ": ProcessLookupError");
      return;
    }
    observed("what was thrown by " + what, "nothing")
        .suggests(SIGNALS_THE_DEAD)
        .shouldBe("ProcessLookupError");
  }

  // Communicate

  @Test
  @DisplayName("communicate writes, closes the input, reads both pipes, and waits for the end")
  void communicate() {
    twin(
        "communicate",
        () -> {
          openPiped();
          process.stdin.whenClosed(
              () -> {
                process.stdout.write(process.stdin.text().toUpperCase(Locale.ROOT));
                process.stderr.write("read " + process.stdin.length() + " bytes");
                process.ends(5);
              });
          Output output = await(timeout(HOUR, () -> await(subprocess.communicate(bytes("hello")))));
          trace.add("stdout: " + output.stdoutText());
          trace.add("stderr: " + output.stderrText());
          trace.add("return code: " + subprocess.returnCode().getAsInt());
        });
    nothingWasReported();
  }

  @Test
  @DisplayName("a program that waits to write while we write is read meanwhile")
  void fullPipes() {
    run(
        () -> {
          open(Command.exec("program").piped().limit(1000));
          process.stdin.reads(0);
          // It reads only when both outputs have been read.
          Task<Void> script =
              start(
                  () -> {
                    writeMuch(process.stderr);
                    writeMuch(process.stdout);
                    process.stdin.whenClosed(() -> process.ends(0));
                    process.stdin.reads(Integer.MAX_VALUE);
                  });
          attempting(
                  "communicating with a program that fills both pipes before it reads",
                  () -> {
                    Output output =
                        await(
                            timeout(HOUR, () -> await(subprocess.communicate(new byte[200_000]))));
                    trace.add(output.stdout().length + " and " + output.stderr().length);
                  })
              .suggests(FEEDS_FIRST, _ -> process.stdout.bytesRead() == 0)
              .suggests(ONE_AFTER_THE_OTHER)
              .shouldSucceed();
          await(script);
          observed("how many bytes came", trace).shouldBe("10000 and 10000");
          observed("how many bytes the program read", process.stdin.length()).shouldBe(200_000);
        });
  }

  private static void writeMuch(ProgramsOutput pipe) {
    for (int i = 0; i < 10; i++) {
      pipe.write(new byte[1000]);
    }
    waitUntilRead(pipe);
  }

  /** A pipe holds little: here nothing, so that the program waits until all was read. */
  private static void waitUntilRead(ProgramsOutput pipe) {
    for (int i = 0; i < 100 && pipe.unread() > 0; i++) {
      settle();
    }
    if (pipe.unread() > 0) {
      throw new IllegalStateException("the program waits for ever");
    }
  }

  @Test
  @DisplayName("both outputs are read at the same time, whichever ends first")
  void bothAtOnce() {
    run(
        () -> {
          open(Command.exec("program").stdout(Stdio.PIPE).stderr(Stdio.PIPE).limit(1000));
          start(
              () -> {
                for (ProgramsOutput pipe :
                    List.of(process.stderr, process.stdout, process.stderr)) {
                  writeMuch(pipe);
                }
                process.ends(0);
              });
          attempting(
                  "communicating with a program that writes to both pipes in turn",
                  () -> {
                    Output output = await(timeout(HOUR, () -> await(subprocess.communicate(null))));
                    trace.add(output.stdout().length + " and " + output.stderr().length);
                  })
              .suggests(ONE_AFTER_THE_OTHER)
              .shouldSucceed();
          observed("how many bytes came", trace).shouldBe("10000 and 20000");
        });
  }

  @Test
  @DisplayName("without input the program's input is closed all the same")
  void noInput() {
    run(
        () -> {
          openPiped();
          process.stdin.whenClosed(() -> process.ends(0));
          attempting(
                  "communicating without input, with a program that reads to the end",
                  () -> await(timeout(HOUR, () -> await(subprocess.communicate(null)))))
              .suggests(STDIN_OPEN, thrown -> thrown instanceof TimeoutError)
              .shouldSucceed();
        });
  }

  @Test
  @DisplayName("a program that does not read its input is no failure")
  void inputNotRead() {
    twin(
        "input_is_not_read",
        () -> {
          openPiped();
          process.stdin.breaks(new IOException("Broken pipe"));
          process.stdout.write("I do not read");
          start(() -> process.ends(0));
          attempting(
                  "communicating with a program that does not read",
                  () -> {
                    Output output = await(subprocess.communicate(new byte[1_000_000]));
                    trace.add("stdout: " + output.stdoutText());
                  })
              .suggests(BROKEN_PIPE, thrown -> thrown instanceof IOException)
              .shouldSucceed();
          trace.add("return code: " + subprocess.returnCode().getAsInt());
        });
    nothingWasReported();
  }

  @Test
  @DisplayName("streams that are no pipes are null, and so is what comes of them")
  void withoutPipes() {
    twin(
        "without_pipes",
        () -> {
          open(WITHOUT_PIPES);
          trace.add(
              "no streams: "
                  + yes(
                      subprocess.stdin() == null
                          && subprocess.stdout() == null
                          && subprocess.stderr() == null));
          start(() -> process.ends(0));
          Output output = await(subprocess.communicate(bytes("ignored")));
          trace.add("stdout: " + (output.stdout() == null ? "None" : "something"));
          trace.add("stderr: " + (output.stderr() == null ? "None" : "something"));
          trace.add("return code: " + subprocess.returnCode().getAsInt());
        });
  }

  @Test
  @DisplayName("a program that closes its output and goes on is waited for")
  void closedItsOutput() {
    run(
        () -> {
          openPiped();
          process.stdout.end();
          process.stderr.end();
          Task<Void> communicating =
              start(
                  () -> {
                    await(subprocess.communicate(null));
                    trace.add("return code: " + subprocess.returnCode());
                  });
          settle();
          observed("whether it returned before the process has ended", communicating.isDone())
              .suggests(NO_WAIT)
              .shouldBe(false);
          process.exits(4);
          await(communicating);
          observed("what is known afterwards", trace)
              .suggests(NO_WAIT)
              .shouldBe("return code: OptionalInt[4]");
        });
  }

  @Test
  @DisplayName("a read that fails comes out of communicate")
  void readFails() {
    run(
        () -> {
          openPiped();
          var failure = new IOException("disk");
          process.stdout.fail(failure);
          attempting(
                  "communicating",
                  () -> await(timeout(HOUR, () -> await(subprocess.communicate(null)))))
              .suggests(HIDES_READ, thrown -> thrown == null || thrown instanceof TimeoutError)
              .shouldBeSameAs(failure);
          process.ends(0);
          settle();
        });
  }

  @Test
  @DisplayName(
      "when time is up communicate is cancelled, and the program goes on until it is ended")
  void timeIsUp() {
    twin(
        "time_is_up",
        () -> {
          openPiped();
          try {
            await(timeout(Duration.ofMillis(50), () -> await(subprocess.communicate(null))));
          } catch (TimeoutError late) {
            trace.add("time is up");
          }
          trace.add("still running: " + yes(subprocess.returnCode().isEmpty()));
          observed("what was done to the process", signals).shouldBe();
          subprocess.kill();
          trace.add("return code: " + await(subprocess.waitUntilEnded()));
        });
  }

  @Test
  @DisplayName("when communicate is cancelled the program can read and write as before")
  void cancelledInTheMiddle() {
    run(
        () -> {
          openPiped();
          process.stdin.reads(0);
          Task<Void> task = start(() -> await(subprocess.communicate(new byte[200_000])));
          settle();
          task.cancel();
          ended(task);
          process.stdin.reads(Integer.MAX_VALUE);
          settle();
          observed("whether its output is closed", process.stdout.isClosed())
              .suggests(CANCEL_CLOSES_PIPES)
              .shouldBe(false);
          observed("how much of its input it could read", process.stdin.length())
              .suggests(CANCEL_CLOSES_PIPES, _ -> process.stdin.isClosed())
              .shouldBe(200_000);
          observed("what was done to the process", signals).shouldBeEmpty();
          process.ends(0);
          settle();
        });
    nothingWasReported();
  }

  // Leaving nothing behind

  @Test
  @DisplayName("closing kills what runs with all that it has started, and waits for its end")
  void closeEndsIt() {
    run(
        () -> {
          openPiped();
          process.handle.starts("child");
          process.handle.whenKilled(() -> loop.callLater(HOUR, () -> process.ends(137)));
          settle();
          subprocess.close();

          observed("what was done to the process", signals)
              .suggests(CLOSE_LEAVES_IT, List::isEmpty)
              .suggests(CLOSE_ROOT_ONLY, seen -> !seen.contains("kill child"))
              .shouldBe("kill root", "kill child");
          observed("the return code when close is over", subprocess.returnCode())
              .suggests(CLOSE_HURRIES, OptionalInt::isEmpty)
              .shouldBe(OptionalInt.of(-9));
          settle();
          observed("whether its pipes are closed", pipesAreClosed())
              .suggests(PIPES_OPEN)
              .shouldBe(true);
        });
    nothingWasReported();
  }

  private boolean pipesAreClosed() {
    return process.stdin.isClosed() && process.stdout.isClosed() && process.stderr.isClosed();
  }

  @Test
  @DisplayName("closing does not wait until somebody has read what was written")
  void closeDropsTheInput() {
    run(
        () -> {
          openPiped();
          process.stdin.reads(0);
          subprocess.stdin().write(bytes("nobody reads this"));
          settle();
          subprocess.close();
          settle();
          observed("whether its input is closed", process.stdin.isClosed())
              .suggests(CLOSE_WAITS_FOR_INPUT, _ -> process.stdout.isClosed())
              .suggests(PIPES_OPEN)
              .shouldBe(true);
          process.stdin.reads(100);
          settle();
        });
  }

  @Test
  @DisplayName("when close is over there is a return code, however the process has ended")
  void closeKnowsTheEnd() {
    run(
        () -> {
          openPiped();
          settle();
          process.ends(5);
          subprocess.close();
          observed("the return code", subprocess.returnCode())
              .suggests(CLOSE_ASKS_PROCESS, OptionalInt::isEmpty)
              .shouldBe(OptionalInt.of(5));
          settle();
        });
  }

  @Test
  @DisplayName("a process that has ended is left alone, and its pipes are closed")
  void closeOfWhatHasEnded() {
    run(
        () -> {
          openPiped();
          process.exits(0);
          await(subprocess.waitUntilEnded());
          subprocess.close();
          settle();
          observed("what was done to the process", signals)
              .suggests(CLOSE_KILLS_THE_DEAD)
              .shouldBeEmpty();
          observed("whether its pipes are closed", pipesAreClosed())
              .suggests(PIPES_OPEN)
              .shouldBe(true);
          process.stdout.end();
          process.stderr.end();
          settle();
        });
  }

  @Test
  @DisplayName("a task that is cancelled, and once more while it closes, leaves no process")
  void cancelledTwice() {
    run(
        () -> {
          openPiped();
          process.handle.whenKilled(() -> loop.callLater(HOUR, () -> process.ends(137)));
          Task<Void> task =
              start(
                  () -> {
                    try (Subprocess closed = subprocess) {
                      await(closed.communicate(null));
                    }
                  });
          settle();
          task.cancel();
          settle();
          observed("what was done to the process", signals)
              .suggests(CLOSE_LEAVES_IT, List::isEmpty)
              .shouldBe("kill root");
          observed("whether the task has ended before its process", task.isDone())
              .suggests(CLOSE_HURRIES)
              .shouldBe(false);
          task.cancel();
          settle();
          observed("whether a second cancellation has ended it before its process", task.isDone())
              .suggests(CLOSE_PUT_OFF)
              .shouldBe(false);
          ended(task);
          observed("whether the task was cancelled", task.isCancelled()).shouldBe(true);
          observed("the return code", subprocess.returnCode()).shouldBe(OptionalInt.of(-9));
          settle();
          observed("whether its pipes are closed", pipesAreClosed())
              .suggests(PIPES_OPEN)
              .shouldBe(true);
        });
    nothingWasReported();
  }

  @Test
  @DisplayName("it says its number, and how it stands")
  void itsText() {
    run(
        () -> {
          open(WITHOUT_PIPES);
          observed("a process that runs", subprocess.toString())
              .shouldBe("Subprocess[4711000000, running]");
          process.ends(137);
          await(subprocess.waitUntilEnded());
          observed("a process that was killed", subprocess.toString())
              .shouldBe("Subprocess[4711000000, ended with -9]");
          observed("its number", subprocess.pid()).shouldBe(ScriptedHandle.PID);
        });
  }
}
