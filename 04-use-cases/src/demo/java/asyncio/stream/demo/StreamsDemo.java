package asyncio.stream.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.stream.IncompleteReadError;
import asyncio.stream.LimitOverrunError;
import asyncio.stream.StreamReader;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Demo 04.1: bytes arrive in pieces that nobody chose, and are read as lines, as so many bytes, and
 * up to a separator.
 *
 * <p>The twin of {@code src/cpython/streams.py}.
 */
public final class StreamsDemo {

  private final Consumer<String> print;
  private final StreamReader reader = new StreamReader(8);

  private StreamsDemo(Consumer<String> print) {
    this.print = print;
  }

  /** Runs the demo. */
  static void main() {
    try (var loop = EventLoop.create()) {
      program(loop, IO::println);
    }
  }

  /** What both twins do. */
  public static void program(EventLoop loop, Consumer<String> print) {
    var demo = new StreamsDemo(print);
    Runner.runUntilComplete(loop, async(demo::run));
  }

  private void run() {
    Task<Void> reading = createTask(async(this::read));
    for (String piece : List.of("on", "e\ntwo\nth", "ree\nab", "cd", "0123456789;rest\n", "end")) {
      await(sleep(Duration.ZERO));
      await(sleep(Duration.ZERO));
      print.accept("arrives: " + show(piece));
      reader.feedData(ByteBuffer.wrap(piece.getBytes(StandardCharsets.UTF_8)));
    }
    reader.feedEof();
    await(reading);
  }

  private void read() {
    for (int i = 0; i < 3; i++) {
      print.accept("line: " + show(await(reader.readLine())));
    }
    print.accept("four bytes: " + show(await(reader.readExactly(4))));
    try {
      await(reader.readUntil(new byte[] {';'}));
    } catch (LimitOverrunError overrun) {
      print.accept("overrun, consumed " + overrun.consumed());
      await(reader.readExactly(overrun.consumed()));
    }
    print.accept("after the overrun: " + show(await(reader.readLine())));
    try {
      await(reader.readExactly(10));
    } catch (IncompleteReadError incomplete) {
      print.accept("incomplete: " + show(incomplete.partial()));
    }
    print.accept("at the end: " + show(await(reader.read(10))));
  }

  private static String show(byte[] bytes) {
    return show(new String(bytes, StandardCharsets.UTF_8));
  }

  private static String show(String text) {
    return "[" + text.replace("\n", "\\n") + "]";
  }
}
