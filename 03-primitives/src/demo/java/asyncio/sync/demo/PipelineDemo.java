package asyncio.sync.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.sync.Pipeline;
import asyncio.task.Runner;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Demo 03.7: words go through two stages, of which the second is slow and has two workers.
 *
 * <p>The twin of {@code src/cpython/pipelines.py}.
 */
public final class PipelineDemo {

  private final Consumer<String> print;

  private PipelineDemo(Consumer<String> print) {
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
    var demo = new PipelineDemo(print);
    Runner.runUntilComplete(loop, async(demo::run));
  }

  private void run() {
    Pipeline<String, String> laundry =
        Pipeline.<String>withCapacity(1)
            .stage("wash", 1, word -> work("wash", 10_000, word))
            .stage("dry", 2, word -> work("dry", 25_000, word));
    await(laundry.run(List.of("ant", "bee", "cat", "dog"), word -> print.accept("out: " + word)));
    print.accept("the end");
  }

  private String work(String stage, int micros, String word) {
    print.accept(stage + " " + word);
    await(sleep(Duration.ofNanos(micros * 1_000L)));
    return word + ".";
  }
}
