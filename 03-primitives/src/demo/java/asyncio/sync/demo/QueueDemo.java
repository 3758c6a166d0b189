package asyncio.sync.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.sync.LifoQueue;
import asyncio.sync.PriorityQueue;
import asyncio.sync.Queue;
import asyncio.sync.QueueShutDown;
import asyncio.task.Coroutine;
import asyncio.task.Runner;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Demo 03.6: a producer that is faster than its consumer, a bound between them, and an end.
 *
 * <p>The twin of {@code src/cpython/queues.py}.
 */
public final class QueueDemo {

  private final Consumer<String> print;
  private final Queue<Integer> queue = new Queue<>(2);

  private QueueDemo(Consumer<String> print) {
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
    var demo = new QueueDemo(print);
    Runner.runUntilComplete(loop, async(demo::run));
  }

  private void run() {
    await(gather(produce(), consume()));

    var urgent = PriorityQueue.<Integer>natural(0);
    var last = new LifoQueue<Integer>(0);
    for (int number : List.of(3, 1, 2)) {
      urgent.putNow(number);
      last.putNow(number);
    }
    print.accept(Stream.generate(urgent::getNow).limit(3).toList().toString());
    print.accept(Stream.generate(last::getNow).limit(3).toList().toString());
  }

  private Coroutine<Void> produce() {
    return async(
        () -> {
          for (int number = 1; number <= 5; number++) {
            await(queue.put(number));
            print.accept("put %d, %d waiting".formatted(number, queue.size()));
          }
          await(queue.join());
          print.accept("all are done");
          queue.shutdown();
        });
  }

  private Coroutine<Void> consume() {
    return async(
        () -> {
          try {
            while (true) {
              int number = await(queue.get());
              await(sleep(Duration.ofMillis(10)));
              print.accept("done with " + number);
              queue.taskDone();
            }
          } catch (QueueShutDown noMore) {
            print.accept("no more");
          }
        });
  }
}
