package asyncio.subprocess.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.timeout;
import static asyncio.subprocess.Subprocesses.createSubprocess;

import asyncio.loop.EventLoop;
import asyncio.subprocess.Output;
import asyncio.task.Runner;
import asyncio.task.TimeoutError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Demo 05.3: a program is fed, read and waited for; another one takes too long.
 *
 * <p>The twin of {@code src/cpython/subprocesses.py}.
 */
public final class CommunicateDemo {

  private final Consumer<String> print;

  private CommunicateDemo(Consumer<String> print) {
    this.print = print;
  }

  /** Runs the demo. */
  static void main() {
    try (var runner = new Runner()) {
      program(runner.loop(), IO::println);
    }
  }

  /** What both twins do. */
  public static void program(EventLoop loop, Consumer<String> print) {
    Runner.runUntilComplete(loop, async(new CommunicateDemo(print)::run));
  }

  private void run() {
    communicate();
    timeIsUp();
  }

  private void communicate() {
    try (var process = await(createSubprocess(Commands.child("upper").piped()))) {
      byte[] input = "a letter".getBytes(StandardCharsets.UTF_8);
      Output output = await(process.communicate(input));
      print.accept("stdout: " + output.stdoutText());
      print.accept("stderr: " + output.stderrText());
      print.accept("return code: " + process.returnCode().getAsInt());
    }
  }

  private void timeIsUp() {
    var process = await(createSubprocess(Commands.child("wait").piped()));
    try (process) {
      await(timeout(Duration.ofMillis(100), () -> await(process.communicate(null))));
    } catch (TimeoutError late) {
      print.accept("time is up");
    }
    boolean ended = process.returnCode().isPresent();
    print.accept("ended: " + (ended ? "True" : "False"));
  }
}
