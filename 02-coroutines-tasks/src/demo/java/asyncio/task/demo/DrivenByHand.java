package asyncio.task.demo;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineState;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Demo 02.2: two coroutines that take turns, driven by hand.
 *
 * <p>The twin of {@code src/cpython/driven_by_hand.py}.
 */
public final class DrivenByHand {

  private final Consumer<String> print;

  private DrivenByHand(Consumer<String> print) {
    this.print = print;
  }

  /** Runs the demo. */
  static void main() {
    program(null, IO::println);
  }

  /** What both twins do; they need no loop. */
  public static void program(EventLoop loop, Consumer<String> print) {
    new DrivenByHand(print).drive();
  }

  private void drive() {
    var waiting =
        new ArrayDeque<>(List.of(new Coroutine<>(this::cook), new Coroutine<>(this::wash)));
    while (!waiting.isEmpty()) {
      Coroutine<String> coroutine = waiting.removeFirst();
      Object awaited = coroutine.resume();
      if (coroutine.state() == CoroutineState.CLOSED) {
        print.accept("  ended: " + coroutine.result());
      } else {
        print.accept("  waits for " + awaited);
        waiting.addLast(coroutine);
      }
    }
  }

  private String cook() {
    print.accept("cook: water on");
    boil("water");
    print.accept("cook: noodles in");
    boil("noodles");
    return "noodles";
  }

  private static void boil(String what) {
    Coroutine.suspend(what + " to boil");
  }

  private String wash() {
    for (String dish : List.of("a plate", "a pot", "a spoon")) {
      print.accept("wash: " + dish);
      Coroutine.suspend("the next dish");
    }
    return "clean";
  }
}
