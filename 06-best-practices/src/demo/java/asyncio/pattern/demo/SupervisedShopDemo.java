package asyncio.pattern.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import asyncio.pattern.BudgetFacts;
import asyncio.pattern.ChildSpec;
import asyncio.pattern.ErrorBudget;
import asyncio.pattern.Exit;
import asyncio.pattern.Objective;
import asyncio.pattern.Restart;
import asyncio.pattern.RestartLimitExceeded;
import asyncio.pattern.Strategy;
import asyncio.pattern.Supervisor;
import asyncio.pattern.SupervisorEvent;
import asyncio.pattern.SupervisorSettings;
import asyncio.service.Backoff;
import asyncio.service.Jitter;
import asyncio.task.CoroutineAction;
import asyncio.task.Runner;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Demo 06.3: three workers fail in scripted ways, and are supervised, on virtual time.
 *
 * <p>The cache is needed by the orders, and the orders by the mail. Each worker does a piece of
 * work a second, which counts into the error budget.
 */
public final class SupervisedShopDemo {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final VirtualTime time;
  private final Consumer<String> print;
  private final ErrorBudget budget =
      new ErrorBudget(Objective.of("shop", "98.5", MINUTE).withMinimum(20));

  private SupervisedShopDemo(VirtualTime time, Consumer<String> print) {
    this.time = time;
    this.print = print;
  }

  /** Runs the demo. */
  static void main() {
    program(IO::println);
  }

  /** What it does. */
  public static void program(Consumer<String> print) {
    var time = new VirtualTime();
    try (var runner = new Runner(() -> EventLoop.create(time, time))) {
      runner.run(async(() -> new SupervisedShopDemo(time, print).run()));
    }
  }

  private void run() {
    Jitter longest = most -> most;
    var backoff = new Backoff(SECOND, Duration.ofSeconds(30), longest);
    var settings = new SupervisorSettings("shop", Strategy.REST_FOR_ONE, 3, MINUTE, backoff::pause);
    var shop = new Supervisor(settings, this::tell);
    shop.add(worker("cache", 80));
    shop.add(worker("orders", 5));
    shop.add(worker("mail", 999, 999, 20, 2, 2));
    try {
      await(shop.run());
    } catch (RestartLimitExceeded exceeded) {
      say("", exceeded.getMessage());
      say("", "caused by " + exceeded.getCause().getMessage());
    }
  }

  /** One whose first lives last so many pieces of work; after these, it lives for ever. */
  private ChildSpec worker(String name, Integer... lives) {
    Deque<Integer> script = new ArrayDeque<>(List.of(lives));
    CoroutineAction body =
        () -> {
          int pieces = script.isEmpty() ? Integer.MAX_VALUE : script.remove();
          for (int i = 1; i < pieces; i++) {
            await(budget.counting(() -> await(sleep(SECOND))));
          }
          await(budget.counting(() -> fail(name)));
        };
    return new ChildSpec(name, Restart.PERMANENT, body);
  }

  private static Void fail(String name) throws IOException {
    await(sleep(SECOND));
    throw new IOException(name + ": connection reset");
  }

  private void tell(SupervisorEvent event) {
    switch (event) {
      case SupervisorEvent.Started(String child, int number) ->
          say(child, number == 1 ? "starts" : "starts again");
      case SupervisorEvent.Ended(String child, Exit.Failed(Throwable failure)) -> {
        say(child, "fails: " + failure.getMessage());
        sayBudget();
      }
      case SupervisorEvent.Ended(String child, Exit.Cancelled _) -> say(child, "is stopped");
      case SupervisorEvent.Ended(String child, Exit.Returned _) -> say(child, "has returned");
      case SupervisorEvent.Waits(String child, Duration pause) ->
          say(child, "waits " + pause.toSeconds() + " s");
      case SupervisorEvent.LeftBehind(String child, Duration _) -> say(child, "is left behind");
    }
  }

  private void sayBudget() {
    BudgetFacts facts = budget.facts();
    String exhausted = facts.exhausted() ? ", exhausted: nothing new is deployed" : "";
    String words =
        String.format(
            Locale.ROOT,
            "budget: %d of %d failed, %.0f %% left%s",
            facts.failures(),
            facts.calls(),
            100 * facts.left(),
            exhausted);
    say("", words);
  }

  private void say(String who, String what) {
    print.accept(String.format(Locale.ROOT, "%3d s  %-7s %s", time.now().toSeconds(), who, what));
  }
}
