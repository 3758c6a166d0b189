package asyncio.loops.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.timeout;

import asyncio.loop.EventLoop;
import asyncio.loops.LoopFactory;
import asyncio.task.Coroutine;
import asyncio.task.ExecutorCall;
import asyncio.task.Future;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.TimeoutError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * Demo 05.5: an hour of sleep, a channel and a thread, in no time.
 *
 * <p>The twin of {@code src/cpython/virtual_hour.py}.
 */
public final class VirtualHourDemo {

  private final EventLoop loop;
  private final Consumer<String> print;

  private VirtualHourDemo(EventLoop loop, Consumer<String> print) {
    this.loop = loop;
    this.print = print;
  }

  /** Runs the demo. */
  static void main() {
    long start = System.nanoTime();
    try (var runner = new Runner(LoopFactory.system().onVirtualTime(Duration.ZERO))) {
      program(runner.loop(), IO::println);
    }
    var took = Duration.ofNanos(System.nanoTime() - start);
    // Not for the output, which is the twin's.
    System.err.println("It took " + took.toMillis() + " ms.");
  }

  /** What both twins do. */
  public static void program(EventLoop loop, Consumer<String> print) {
    var demo = new VirtualHourDemo(loop, print);
    Runner.runUntilComplete(loop, async(demo::run));
  }

  private void run() throws IOException {
    Task<Void> beating = createTask(beats());
    say("received " + throughAPipe("ping"));
    say("the thread says " + await(askAThread()));
    try {
      await(timeout(Duration.ofMinutes(10), () -> await(sleep(Duration.ofHours(1)))));
    } catch (TimeoutError e) {
      say("time is up");
    }
    await(beating);
  }

  private Coroutine<Void> beats() {
    return async(
        () -> {
          for (int i = 0; i < 3; i++) {
            await(sleep(Duration.ofMinutes(20)));
            say("beat");
          }
        });
  }

  private String throughAPipe(String word) throws IOException {
    Pipe pipe = Pipe.open();
    try (Pipe.SourceChannel here = pipe.source();
        Pipe.SinkChannel there = pipe.sink()) {
      here.configureBlocking(false);
      there.write(ByteBuffer.wrap(word.getBytes()));
      var readable = new Future<Void>(loop);
      loop.addReader(
          here,
          () -> {
            loop.removeReader(here);
            readable.setResult(null);
          });
      await(readable);
      ByteBuffer buffer = ByteBuffer.allocate(16);
      here.read(buffer);
      return new String(buffer.array(), 0, buffer.position());
    }
  }

  /** The bridge of module 02 makes it known to the loop that work outside is under way. */
  private Future<Integer> askAThread() {
    var asleep = new CountDownLatch(1);
    loop.callSoon(asleep::countDown);
    return ExecutorCall.on(
        command -> Thread.ofPlatform().start(command),
        () -> {
          asleep.await();
          return 42;
        });
  }

  private void say(String what) {
    print.accept(Duration.ofNanos(loop.time()).toMinutes() + " min: " + what);
  }
}
