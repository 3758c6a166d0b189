package asyncio.scrape;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.gatherSettled;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.EveryMoment;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.4", part = 4, points = 6, seconds = 6)
@DisplayName("04.4 Web scraping, part 4: politeness")
class PolitenessTest extends ScrapingTests {

  static final Misconception NO_LIMIT =
      Misconception.of("all-at-once", "more requests are under way than there may be in all");

  private static final Misconception NO_LIMIT_A_SERVER =
      Misconception.of(
          "all-at-one-server", "more requests are under way to one server than there may be");

  private static final Misconception COMMON_PERMIT_FIRST =
      Misconception.of(
          "common-permit-first",
          "those who wait for a slow server hold the permits of all meanwhile, and nobody else gets"
              + " one. First the server's permit, then the common one");

  private static final Misconception PAUSES_WITH_THE_PERMIT =
      Misconception.of(
          "pauses-with-the-common-permit",
          "who waits for a server's pause to pass holds a permit of all meanwhile");

  private static final Misconception ONE_PAUSE_FOR_ALL =
      Misconception.of(
          "one-pause-for-all", "a pause holds for all servers; each has one of its own");

  static final Misconception NO_PAUSE =
      Misconception.of(
          "pause-at-the-end",
          "the pause is counted from the end of a request, or not at all; it is from the beginning"
              + " of one to that of the next");

  private static final Misconception RESERVES =
      Misconception.of(
          "reserves-its-beginning",
          "beginnings are given out in advance; whoever then waits for a common permit begins later"
              + " than that, and too soon before the next");

  private static final Misconception KEEPS_THE_PERMIT =
      Misconception.of(
          "cancelled-keeps-a-permit",
          "who is cancelled while it waits for the second permit never gives back the first");

  private static final Misconception HELD_BACK_TOO_LATE =
      Misconception.of(
          "holds-back-newcomers-only",
          "a server is held back or slowed down, and those who wait already begin all the same;"
              + " look again when the waiting is over");

  private static final Misconception PAUSES_ADD_UP =
      Misconception.of(
          "pauses-add-up",
          "a server is held back twice, and the two times are added; each is from the moment in"
              + " which it is said, and the longer one counts");

  private static final Misconception SLOW_AFTER_THE_NEXT =
      Misconception.of(
          "slow-after-the-next",
          "a longer pause holds only from the next request on; it is also the pause after the last"
              + " one that has begun");

  private static final Misconception SLOW_FROM_NOW =
      Misconception.of(
          "slow-from-now",
          "a longer pause is counted from when it is asked for; it is from the beginning of the"
              + " last request");

  private static final Misconception NEVER_GIVEN_BACK =
      Misconception.of(
          "a-permit-is-never-given-back",
          "a request has ended, and one of its permits is not free again");

  private static final Misconception NO_LINE =
      Misconception.of(
          "no-line",
          "who waits for a pause to pass may be overtaken by somebody who asked later; those of one"
              + " server need a line");

  private static final Misconception BEGINS_THOUGH_CANCELLED =
      Misconception.of(
          "begins-though-cancelled",
          "a request that was cancelled before it began counts as one that has begun, and the next"
              + " one waits for its pause");

  private static final Misconception UNKNOWN_SERVER =
      Misconception.of(
          "unknown-server-is-ignored",
          "what is said of a server that nobody has asked yet is forgotten");

  private static final Misconception SHORTER_WINS =
      Misconception.of(
          "last-word-wins", "a shorter pause takes back a longer one that was asked for before");

  private static Origin server(String name) {
    return new Origin("http", name, 80);
  }

  /** A task that waits for its turn at a server, and notes when its request begins. */
  private Task<Void> request(Politeness politeness, String name, String server, long millis) {
    return start(
        name,
        () -> {
          try (var _ = await(politeness.turn(server(server)))) {
            at(name);
            pause(millis);
          }
        });
  }

  private List<Task<Void>> requests(Politeness politeness, String server, int number, long millis) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(i -> request(politeness, server + i, server, millis))
        .toList();
  }

  @Test
  @DisplayName("so many requests are under way at once, and no more")
  void soManyInAll() {
    run(
        () -> {
          var politeness = new Politeness(3, 10, Duration.ZERO);
          await(
              gather(
                  Stream.of("a", "b", "c", "d", "e", "f", "g")
                      .map(server -> request(politeness, "one", server, 100))
                      .toList()));
        });

    observed("requests of 100 ms to seven servers, three at once", trace)
        .suggests(NO_LIMIT)
        .shouldBe(
            "one at 0",
            "one at 0",
            "one at 0",
            "one at 100",
            "one at 100",
            "one at 100",
            "one at 200");
  }

  @Test
  @DisplayName("so many are under way to one server, in the order in which they asked")
  void soManyToAServer() {
    run(
        () -> {
          var politeness = new Politeness(10, 2, Duration.ZERO);
          await(gather(requests(politeness, "a", 5, 100)));
        });

    observed("five requests of 100 ms to one server, two at once", trace)
        .suggests(NO_LIMIT_A_SERVER)
        .shouldBe("a1 at 0", "a2 at 0", "a3 at 100", "a4 at 100", "a5 at 200");
  }

  @Test
  @DisplayName("those who wait for a slow server do not keep others from theirs")
  void aSlowServer() {
    run(
        () -> {
          var politeness = new Politeness(3, 1, Duration.ZERO);
          var slow = requests(politeness, "slow", 4, 1000);
          pause(10);
          var quick = requests(politeness, "quick", 2, 10);
          await(gather(slow));
          await(gather(quick));
        });

    observed("four requests of 1 s to one server, then two to another; three at once", trace)
        .suggests(COMMON_PERMIT_FIRST)
        .shouldBe(
            "slow1 at 0",
            "quick1 at 10",
            "quick2 at 20",
            "slow2 at 1000",
            "slow3 at 2000",
            "slow4 at 3000");
  }

  @Test
  @DisplayName("a pause is from the beginning of a request to the next one of the same server")
  void aPause() {
    run(
        () -> {
          var politeness = new Politeness(10, 3, millis(100));
          var a = requests(politeness, "a", 3, 30);
          pause(5);
          var b = requests(politeness, "b", 2, 300);
          await(gather(a));
          await(gather(b));
          pause(1000);
          await(request(politeness, "late", "a", 0));
        });

    observed("requests of 30 ms to a, and of 300 ms to b, with a pause of 100", trace)
        .suggests(NO_PAUSE, seen -> !seen.contains("a2 at 100"))
        .suggests(ONE_PAUSE_FOR_ALL)
        .shouldBe("a1 at 0", "b1 at 5", "a2 at 100", "b2 at 105", "a3 at 200", "late at 1405");
  }

  @Test
  @DisplayName("who waits for a pause to pass holds up nobody else")
  void aPauseHoldsNoPermit() {
    run(
        () -> {
          var politeness = new Politeness(1, 2, millis(1000));
          var a = requests(politeness, "a", 2, 10);
          pause(5);
          await(request(politeness, "b", "b", 10));
          await(gather(a));
        });

    observed("two requests to a, with a pause of 1 s, and one to b; one at once", trace)
        .suggests(PAUSES_WITH_THE_PERMIT, seen -> !seen.contains("b at 10"))
        .shouldBe("a1 at 0", "b at 10", "a2 at 1000");
  }

  @Test
  @DisplayName("the pause is kept although a request has waited for something else")
  void aPauseAfterWaiting() {
    run(
        () -> {
          var politeness = new Politeness(1, 3, millis(50));
          var a = requests(politeness, "a", 3, 10);
          pause(5);
          await(request(politeness, "b", "b", 200));
          await(gather(a));
        });

    observed(
            "three requests to a, with a pause of 50 ms, and one of 200 ms to b; one at once",
            trace)
        .suggests(PAUSES_WITH_THE_PERMIT, seen -> !seen.contains("b at 10"))
        .suggests(RESERVES)
        .shouldBe("a1 at 0", "b at 10", "a2 at 210", "a3 at 260");
  }

  @Test
  @DisplayName("a server is held back, also for those who wait already")
  void heldBack() {
    run(
        () -> {
          var politeness = new Politeness(2, 1, Duration.ZERO);
          var first = request(politeness, "a1", "a", 100);
          var second = request(politeness, "a2", "a", 0);
          pause(50);
          politeness.holdBack(server("a"), millis(300));
          await(request(politeness, "b", "b", 0));
          await(gather(first, second));
          await(request(politeness, "a3", "a", 0));
        });

    observed("a server that is held back from 50 to 350", trace)
        .suggests(HELD_BACK_TOO_LATE, seen -> seen.contains("a2 at 100"))
        .suggests(ONE_PAUSE_FOR_ALL, seen -> !seen.contains("b at 50"))
        .shouldBe("a1 at 0", "b at 50", "a2 at 350", "a3 at 350");
  }

  @Test
  @DisplayName("who holds back a server that is held back already does not shorten that")
  void heldBackTwice() {
    run(
        () -> {
          var politeness = new Politeness(2, 1, Duration.ZERO);
          politeness.holdBack(server("a"), millis(300));
          politeness.holdBack(server("a"), millis(10));
          politeness.holdBack(server("b"), millis(10));
          politeness.holdBack(server("b"), millis(300));
          await(request(politeness, "a", "a", 0));
          await(request(politeness, "b", "b", 0));
        });

    observed("two servers that are held back for 10 and for 300 ms, at the same moment", trace)
        .suggests(SHORTER_WINS, seen -> seen.contains("a at 10"))
        .suggests(PAUSES_ADD_UP, seen -> seen.contains("a at 310"))
        .shouldBe("a at 300", "b at 300");
  }

  @Test
  @DisplayName("a server is held back, also for those who wait for a common permit")
  void heldBackWhileAllAreBusy() {
    run(
        () -> {
          var politeness = new Politeness(1, 2, Duration.ZERO);
          var busy = request(politeness, "b", "b", 100);
          var waiting = requests(politeness, "a", 2, 10);
          pause(50);
          politeness.holdBack(server("a"), millis(200));
          pause(70);
          await(request(politeness, "c", "c", 10));
          await(gather(busy));
          await(gather(waiting));
        });

    observed("a is held back from 50 to 250, while its requests wait for the only permit", trace)
        .suggests(HELD_BACK_TOO_LATE, seen -> seen.contains("a1 at 100"))
        .suggests(PAUSES_WITH_THE_PERMIT, seen -> !seen.contains("c at 120"))
        .shouldBe("b at 0", "c at 120", "a1 at 250", "a2 at 260");
  }

  @Test
  @DisplayName("a longer pause holds also for those who wait for a common permit")
  void slowedDownWhileAllAreBusy() {
    run(
        () -> {
          var politeness = new Politeness(1, 2, Duration.ZERO);
          await(request(politeness, "a1", "a", 0));
          var busy = request(politeness, "b", "b", 100);
          var waiting = request(politeness, "a2", "a", 0);
          pause(50);
          politeness.slowDown(server("a"), millis(200));
          await(gather(busy, waiting));
        });

    observed("a wants pauses of 200 ms, while a request to it waits for the only permit", trace)
        .suggests(HELD_BACK_TOO_LATE, seen -> seen.contains("a2 at 100"))
        .shouldBe("a1 at 0", "b at 0", "a2 at 200");
  }

  @Test
  @DisplayName("who asks when a pause is just over does not overtake those who wait for that")
  void inOrder() {
    run(
        () -> {
          var politeness = new Politeness(10, 3, millis(50));
          var requests = new ArrayList<Task<Void>>();
          requests.add(request(politeness, "first", "a", 0));
          // Its timer is older than that of the second request, and wakes it before.
          requests.add(
              start(
                  "third",
                  () -> {
                    pause(50);
                    try (var _ = await(politeness.turn(server("a")))) {
                      at("third");
                    }
                  }));
          pause(10);
          requests.add(request(politeness, "second", "a", 0));
          await(gather(requests));
        });

    observed("requests that ask at 0, 10 and 50, with a pause of 50 ms", trace)
        .suggests(NO_LINE, seen -> seen.indexOf("third at 50") == 1)
        .shouldBe("first at 0", "second at 50", "third at 100");
  }

  @Test
  @DisplayName("a request that is cancelled before it begins makes no pause")
  void cancelledBeforeItBegins() {
    run(
        () -> {
          var politeness = new Politeness(1, 2, millis(100));
          var busy = request(politeness, "busy", "b", 50);
          pause(10);
          var cancelled = request(politeness, "cancelled", "a", 0);
          pause(10);
          cancelled.cancel();
          ended(cancelled);
          await(busy);
          await(request(politeness, "next", "a", 0));
        });

    observed("a request to a that is cancelled while it waits for a permit, and another one", trace)
        .suggests(BEGINS_THOUGH_CANCELLED, seen -> !seen.contains("next at 50"))
        .shouldBe("busy at 0", "next at 50");
  }

  @Test
  @DisplayName("what is said of a server holds also before anybody has asked it")
  void saidBefore() {
    run(
        () -> {
          var politeness = new Politeness(10, 3, millis(10));
          politeness.holdBack(server("a"), millis(100));
          politeness.slowDown(server("b"), millis(200));
          var a = requests(politeness, "a", 1, 0);
          var b = requests(politeness, "b", 2, 0);
          await(gather(a));
          await(gather(b));
        });

    observed("a is held back for 100 ms, and b wants pauses of 200, before anybody asks", trace)
        .suggests(UNKNOWN_SERVER)
        .shouldBe("b1 at 0", "a1 at 100", "b2 at 200");
  }

  @Test
  @DisplayName("a server may ask for a longer pause, and not for a shorter one")
  void slowDown() {
    run(
        () -> {
          var politeness = new Politeness(10, 3, millis(50));
          await(request(politeness, "a0", "a", 0));
          pause(20);
          politeness.slowDown(server("a"), millis(200));
          politeness.slowDown(server("a"), millis(10));
          politeness.slowDown(server("b"), millis(10));
          var a = requests(politeness, "a", 2, 0);
          var b = requests(politeness, "b", 2, 0);
          await(gather(a));
          await(gather(b));
        });

    observed("pauses of 50 ms, where at 20 a asks for 200 and then 10, and b for 10", trace)
        .suggests(SHORTER_WINS, seen -> seen.contains("a2 at 30") || seen.contains("b2 at 30"))
        .suggests(SLOW_AFTER_THE_NEXT, seen -> seen.contains("a1 at 50"))
        .suggests(SLOW_FROM_NOW, seen -> seen.contains("a1 at 220"))
        .shouldBe("a0 at 0", "b1 at 20", "b2 at 70", "a1 at 200", "a2 at 400");
  }

  @Test
  @DisplayName("wherever a request is cancelled, its permits are free again")
  void cancelARequestAtEveryMoment() {
    during(
        NEVER_GIVEN_BACK,
        "making three requests that nobody cancels, and then two more",
        () -> strikeARequest(_ -> {}, 0));
    during(
        KEEPS_THE_PERMIT,
        "cancelling one of three requests",
        () -> {
          for (int which = 0; which < 3; which++) {
            int number = which;
            EveryMoment.strike("cancelled", moment -> strikeARequest(moment::pass, number));
          }
        });
  }

  private static void strikeARequest(Consumer<Runnable> moment, int which) {
    var tasks = new ArrayList<Task<Void>>();
    var begun = new ArrayList<Long>();
    runStruck(
        _ -> moment.accept(() -> tasks.stream().skip(which).limit(1).forEach(Task::cancel)),
        () -> {
          EventLoop loop = EventLoop.running();
          var politeness = new Politeness(2, 2, millis(20));
          for (String server : List.of("a", "a", "b")) {
            tasks.add(createTask(turn(politeness, server, 30)));
          }
          await(gatherSettled(List.copyOf(tasks)));
          await(sleep(millis(100)));
          long start = loop.time();
          Task<Void> first = createTask(turn(politeness, "a", 50));
          Task<Void> second = createTask(turn(politeness, "a", 50));
          await(gather(first, second));
          begun.add((loop.time() - start) / 1_000_000);
        });
    observed("how long two requests of 50 ms take afterwards, with a pause of 20", begun.getFirst())
        .shouldBe(70L);
  }

  private static Coroutine<Void> turn(Politeness politeness, String server, long millis) {
    return async(
        () -> {
          try (var _ = await(politeness.turn(server(server)))) {
            pause(millis);
          }
        });
  }
}
