package asyncio.task.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;

import asyncio.task.Coroutine;
import java.time.Duration;
import java.util.List;

/** Demo 02.0: three pages at the same time, in code that reads from top to bottom. */
public final class FirstProgram {

  private FirstProgram() {}

  /** Runs the demo. */
  static void main() {
    List<String> pages = run(async(() -> await(gather(fetch("a"), fetch("b"), fetch("c")))));
    IO.println(pages);
  }

  private static Coroutine<String> fetch(String page) {
    return async(
        () -> {
          IO.println("ask for " + page);
          await(sleep(Duration.ofMillis(50)));
          IO.println("received " + page);
          return "page " + page;
        });
  }
}
