package asyncio.sync;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.sync.demo.QueueDemo;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "03.6", points = 25, seconds = 12)
@DisplayName("03.6 Queues")
class QueueTest extends OnVirtualTime {

  private static final Misconception SUSPENDS_ALWAYS =
      Misconception.of(
          "suspends-although-ready",
          "put suspends although there is room, or get although there is" + " an item");

  private static final Misconception NO_BOUND =
      Misconception.of("bound-is-ignored", "a queue that is full takes another item");

  private static final Misconception GETTER_SLEEPS_ON =
      Misconception.of(
          "put-wakes-nobody", "an item was put, and the task that waits for it sleeps on");

  private static final Misconception PUTTER_SLEEPS_ON =
      Misconception.of(
          "get-wakes-nobody", "there is room again, and the task that waits to put sleeps on");

  private static final Misconception TRUSTS_ITS_TURN =
      Misconception.of(
          "does-not-look-again",
          "a task was woken, somebody else was faster, and it goes on as if nothing had happened;"
              + " look again, and wait again");

  private static final Misconception LOSES_THE_WAKE_UP =
      Misconception.of(
          "cancelled-waiter-keeps-the-wake-up",
          "a waiter is cancelled in the iteration in which it was woken, and nobody is woken in its"
              + " place (python/asyncio#393)");

  private static final Misconception WAKES_THE_CANCELLED =
      Misconception.of(
          "wakes-the-cancelled",
          "the wake-up goes to a waiter that was cancelled, and the next one sleeps on");

  private static final Misconception LOSES_AN_ITEM =
      Misconception.of(
          "item-is-handed-to-a-waiter",
          "an item is given to a waiter that is then cancelled, and the item is gone with it; leave"
              + " it in the queue until somebody takes it");

  private static final Misconception WAITER_STAYS =
      Misconception.of("waiter-stays", "a waiter that was cancelled stays in the line");

  private static final Misconception NO_WAITING_FAILS =
      Misconception.of(
          "now-does-not-refuse", "putNow or getNow does not say that there is no room, or no item");

  private static final Misconception NOT_STABLE =
      Misconception.of(
          "ties-in-any-order",
          "of items that are equal in order, a later one comes out first; number them");

  private static final Misconception WRONG_ORDER =
      Misconception.of("wrong-order", "the items come out in another order than they should");

  private static final Misconception JOIN_COUNTS_ITEMS =
      Misconception.of(
          "join-waits-until-empty",
          "join ends when the queue is empty; it ends when the work on every item is done");

  private static final Misconception JOIN_IS_DEAF =
      Misconception.of("join-sleeps-on", "the work on every item is done, and join sleeps on");

  private static final Misconception DONE_TOO_OFTEN =
      Misconception.of(
          "done-too-often-is-quiet",
          "taskDone is called more often than items were put, unnoticed");

  private static final Misconception SHUTDOWN_DROPS =
      Misconception.of(
          "shutdown-drops-items", "after shutdown, the items that are left cannot be taken");

  private static final Misconception SHUTDOWN_IS_SILENT =
      Misconception.of(
          "shutdown-wakes-nobody",
          "the queue is shut down, and tasks that wait to take or to put sleep on");

  private static final Misconception SHUTDOWN_TAKES =
      Misconception.of("shutdown-still-takes", "a queue that was shut down takes another item");

  private static final Misconception NOW_KEEPS =
      Misconception.of(
          "shutdown-now-keeps-items",
          "shutdownNow keeps the items, or does not count them as done, so that join waits for"
              + " ever");

  private static final Misconception FORGETS_SOMEBODY =
      Misconception.of(
          "wakes-only-at-the-edge",
          "there is an item, or room, and somebody who waits for it sleeps on; each put wakes one"
              + " that waits for an item, each get one that waits for room, also if the queue was"
              + " neither empty nor full before");

  private static final Misconception ACTS_AT_ONCE =
      Misconception.of(
          "acts-before-it-is-awaited",
          "put or get does its work when it is called; it makes a coroutine, and nothing happens"
              + " before somebody awaits that");

  private static final Misconception NUMBERS_AGAIN =
      Misconception.of(
          "number-is-the-size",
          "two items in the heap have the same number, so the order of equal ones is lost; count"
              + " all that were ever added");

  private static final Misconception LIFO_WITHOUT_BOUND =
      Misconception.of(
          "lifo-without-bound",
          "a LifoQueue takes more items than maxSize; hand the bound to the superclass");

  private static final Misconception GET_IS_REFUSED =
      Misconception.of(
          "get-is-refused-at-once",
          "get is refused as soon as the queue is shut down, although there are items; they can be"
              + " taken until none is left");

  private static final Misconception PUT_IS_NOT_REFUSED =
      Misconception.of(
          "put-after-shutdown",
          "put takes an item although the queue is shut down; only putNow refuses");

  private static final Misconception WOKEN_IS_SENT_AWAY =
      Misconception.of(
          "woken-getter-is-sent-away",
          "a task that was woken for an item is sent away by a shutdown in the same iteration, and"
              + " the item stays; whoever is woken looks first whether there is an item");

  private static final Misconception NOW_IS_SILENT =
      Misconception.of(
          "shutdown-now-wakes-nobody",
          "shutdownNow leaves tasks that wait to take or to put asleep; they get a QueueShutDown,"
              + " as from shutdown");

  private static final Misconception NOW_COUNTS_TOO_MUCH =
      Misconception.of(
          "shutdown-now-counts-what-is-in-hand",
          "shutdownNow counts items as done that a consumer has taken and works on; only those that"
              + " it drops are done");

  private static final Misconception ACCEPTS_NULL =
      Misconception.of(
          "accepts-null",
          "null is taken, or counted, as an item; refuse it before anything is changed");

  private final Queue<Integer> queue = new Queue<>(2);

  private Task<Void> putting(Queue<Integer> to, int item) {
    return start(
        "put " + item,
        () -> {
          try {
            await(to.put(item));
            note("put " + item);
          } catch (QueueShutDown refused) {
            note("put " + item + ": shut down");
          }
        });
  }

  private Task<Void> getting(Queue<Integer> from, String name) {
    return start(
        name,
        () -> {
          try {
            int item = await(from.get());
            note(name + " got " + item);
          } catch (QueueShutDown refused) {
            note(name + ": shut down");
          }
        });
  }

  // Bounded

  @Test
  @DisplayName("nothing happens before a put or a get is awaited")
  void nothingHappensBeforeTheAwait() {
    run(
        () -> {
          Coroutine<Void> put = queue.put(1);
          note("size: " + queue.size());
          await(put);
          Coroutine<Integer> get = queue.get();
          note("size: " + queue.size());
          await(get);
          note("size: " + queue.size());
        });

    observed("the size before a put is awaited, and before and after a get is", trace)
        .suggests(ACTS_AT_ONCE)
        .shouldBe("size: 0", "size: 1", "size: 0");
  }

  @Test
  @DisplayName("two items in one iteration wake two that wait for them")
  void twoItemsWakeTwo() {
    runOrName(
        FORGETS_SOMEBODY,
        "two tasks wait, and two items are put at once",
        () -> {
          Task<Void> first = getting(queue, "first");
          Task<Void> second = getting(queue, "second");
          ticks(1);
          queue.putNow(1);
          queue.putNow(2);
          await(gather(first, second));
        });

    observed("who got what", trace)
        .suggests(FORGETS_SOMEBODY)
        .shouldBe("first got 1", "second got 2");
  }

  @Test
  @DisplayName("room for two in one iteration wakes two that wait for it")
  void roomForTwoWakesTwo() {
    runOrName(
        FORGETS_SOMEBODY,
        "two tasks wait to put, and two items are taken at once",
        () -> {
          queue.putNow(1);
          queue.putNow(2);
          Task<Void> third = putting(queue, 3);
          Task<Void> fourth = putting(queue, 4);
          ticks(1);
          queue.getNow();
          queue.getNow();
          await(gather(third, fourth));
        });

    observed("what was put", trace).suggests(FORGETS_SOMEBODY).shouldBe("put 3", "put 4");
  }

  @Test
  @DisplayName("null is no item")
  void nullIsNoItem() {
    var urgent = new PriorityQueue<String>(0, Comparator.comparing(String::valueOf));
    for (Queue<?> each : List.of(queue, urgent)) {
      attempting("to put null without waiting", () -> each.putNow(null))
          .suggests(ACCEPTS_NULL)
          .shouldThrow(NullPointerException.class);
      attempting("to put null", () -> each.put(null))
          .suggests(ACCEPTS_NULL)
          .shouldThrow(NullPointerException.class);
      observed("the queue afterwards", each.toString())
          .suggests(ACCEPTS_NULL)
          .shouldSatisfy("nothing in it, nothing unfinished", it -> !it.contains(","));
    }
  }

  @Test
  @DisplayName("put and get do not suspend while there is room, and an item")
  void nothingSuspendsWithoutNeed() {
    run(
        () -> {
          EventLoop.running().callSoon(() -> note("another callback"));
          await(queue.put(1));
          await(queue.put(2));
          note("got %d, %d".formatted(await(queue.get()), await(queue.get())));
          ticks(2);
        });

    observed("what came first", trace)
        .suggests(SUSPENDS_ALWAYS, seen -> seen.getFirst().equals("another callback"))
        .suggests(WRONG_ORDER)
        .shouldBe("got 1, 2", "another callback");
  }

  @Test
  @DisplayName("get waits for an item, and put wakes it")
  void getWaitsForAnItem() {
    runOrName(
        GETTER_SLEEPS_ON,
        "one task waits for an item, another puts one",
        () -> {
          Task<Void> getter = getting(queue, "getter");
          pause(1);
          await(queue.put(7));
          note("after put");
          await(getter);
        });

    observed("what happened", trace)
        .suggests(GETTER_SLEEPS_ON)
        .shouldBe("after put", "getter got 7");
  }

  @Test
  @DisplayName("put waits for room, and get wakes it")
  void putWaitsForRoom() {
    runOrName(
        PUTTER_SLEEPS_ON,
        "a third item waits for room in a queue for two",
        () -> {
          await(queue.put(1));
          await(queue.put(2));
          Task<Void> third = putting(queue, 3);
          pause(1);
          note("size: " + queue.size() + ", full: " + queue.isFull());
          await(queue.get());
          await(third);
        });

    observed("what happened", trace).suggests(NO_BOUND).shouldBe("size: 2, full: true", "put 3");
  }

  @Test
  @DisplayName("a queue without a bound is never full")
  void withoutABound() {
    var unbounded = new Queue<Integer>();
    run(
        () -> {
          for (int i = 0; i < 1000; i++) {
            await(unbounded.put(i));
          }
        });

    observed("how many items it holds", unbounded.size()).shouldBe(1000);
    observed("whether it is full", unbounded.isFull()).shouldBe(false);
  }

  @Test
  @DisplayName("those who wait to take are served in the order in which they came")
  void gettersAreServedInOrder() {
    run(
        () -> {
          List<Task<Void>> getters =
              Stream.of("a", "b", "c").map(name -> getting(queue, name)).toList();
          ticks(1);
          for (int i = 1; i <= 3; i++) {
            await(queue.put(i));
            ticks(1);
          }
          await(gather(getters));
        });

    observed("who got what", trace).suggests(WRONG_ORDER).shouldBe("a got 1", "b got 2", "c got 3");
  }

  @Test
  @DisplayName("those who wait to put are served in the order in which they came")
  void puttersAreServedInOrder() {
    var one = new Queue<Integer>(1);
    runOrName(
        PUTTER_SLEEPS_ON,
        "three tasks wait to put",
        () -> {
          await(one.put(0));
          List<Task<Void>> putters =
              IntStream.rangeClosed(1, 3).mapToObj(i -> putting(one, i)).toList();
          ticks(1);
          for (int i = 0; i < 4; i++) {
            note("got " + await(one.get()));
            ticks(2);
          }
          await(gather(putters));
        });

    observed("what happened", trace)
        .suggests(WRONG_ORDER)
        .shouldBe("got 0", "put 1", "got 1", "put 2", "got 2", "put 3", "got 3");
  }

  @Test
  @DisplayName("a woken getter whose item is gone waits again")
  void aWokenGetterLooksAgain() {
    runOrName(
        TRUSTS_ITS_TURN,
        "put an item for a waiter, and take it before the waiter runs",
        () -> {
          Task<Void> getter = getting(queue, "getter");
          ticks(1);
          queue.putNow(1);
          note("somebody was faster and got " + queue.getNow());
          ticks(3);
          queue.putNow(2);
          await(getter);
        });

    observed("who got what", trace)
        .suggests(TRUSTS_ITS_TURN)
        .shouldBe("somebody was faster and got 1", "getter got 2");
  }

  @Test
  @DisplayName("a woken putter whose room is gone waits again")
  void aWokenPutterLooksAgain() {
    var one = new Queue<Integer>(1);
    runOrName(
        TRUSTS_ITS_TURN,
        "make room for a waiter, and fill it before the waiter runs",
        () -> {
          one.putNow(0);
          Task<Void> putter = putting(one, 2);
          ticks(1);
          one.getNow();
          one.putNow(1);
          ticks(3);
          note("size: " + one.size());
          one.getNow();
          await(putter);
        });

    observed("what happened", trace)
        .suggests(NO_BOUND, seen -> seen.contains("size: 2"))
        .suggests(TRUSTS_ITS_TURN)
        .shouldBe("size: 1", "put 2");
  }

  @Test
  @DisplayName("a getter that is cancelled when there is an item for it lets the next one take it")
  void aCancelledGetterPassesItsTurnOn() {
    runOrName(
        LOSES_THE_WAKE_UP,
        "put an item for a waiter and cancel the waiter in the same iteration",
        () -> {
          Task<Void> first = getting(queue, "first");
          Task<Void> second = getting(queue, "second");
          ticks(1);
          queue.putNow(1);
          first.cancel();
          ended(first);
          pause(1);
          observed("the items that are left", queue.size() + trace.lines().size())
              .suggests(LOSES_AN_ITEM, seen -> seen == 0)
              .shouldSatisfy("one, taken or not", seen -> seen == 1);
          await(second);
        });

    observed("who got it", trace).suggests(LOSES_THE_WAKE_UP).shouldBe("second got 1");
  }

  @Test
  @DisplayName("a putter that is cancelled when there is room for it lets the next one put")
  void aCancelledPutterPassesItsTurnOn() {
    var one = new Queue<Integer>(1);
    runOrName(
        LOSES_THE_WAKE_UP,
        "make room for a waiter and cancel the waiter in the same iteration",
        () -> {
          one.putNow(0);
          Task<Void> first = putting(one, 1);
          Task<Void> second = putting(one, 2);
          ticks(1);
          one.getNow();
          first.cancel();
          ended(first);
          await(second);
        });

    observed("who put", trace).suggests(LOSES_THE_WAKE_UP).shouldBe("put 2");
  }

  @Test
  @DisplayName("a wake-up passes over waiters that were cancelled in the same iteration")
  void aWakeUpPassesOverTheCancelled() {
    runOrName(
        WAKES_THE_CANCELLED,
        "cancel the first of two waiters and put an item, in the same iteration",
        () -> {
          Task<Void> first = getting(queue, "first");
          Task<Void> second = getting(queue, "second");
          ticks(1);
          first.cancel();
          queue.putNow(1);
          ended(first);
          await(second);
        });

    observed("who got it", trace).suggests(WAKES_THE_CANCELLED).shouldBe("second got 1");
  }

  @Test
  @DisplayName("a cancelled waiter leaves nothing behind")
  void aCancelledWaiterLeavesNothing() {
    run(
        () -> {
          Task<Void> getter = getting(queue, "getter");
          ticks(1);
          note(queue.toString());
          getter.cancel();
          ended(getter);
          note(queue.toString());
        });

    observed("what the queue said", trace)
        .suggests(WAITER_STAYS)
        .shouldBe("Queue[maxSize: 2, getters: 1]", "Queue[maxSize: 2]");
  }

  @Test
  @DisplayName("putNow and getNow do not wait: they refuse")
  void theOnesThatDoNotWaitRefuse() {
    attempting("to take from an empty queue", queue::getNow)
        .suggests(NO_WAITING_FAILS)
        .shouldThrow(QueueEmpty.class);
    queue.putNow(1);
    queue.putNow(2);
    attempting("to put into a full queue", () -> queue.putNow(3))
        .suggests(NO_WAITING_FAILS)
        .shouldThrow(QueueFull.class);
    observed("how many items it holds", queue.size()).suggests(NO_BOUND).shouldBe(2);
  }

  // Order

  @Test
  @DisplayName("a LIFO queue gives out last what came first")
  void lastInFirstOut() {
    var stack = new LifoQueue<Integer>(0);
    List.of(1, 2, 3).forEach(stack::putNow);

    observed("what came out", Stream.generate(stack::getNow).limit(3).toList())
        .suggests(WRONG_ORDER)
        .shouldBe(List.of(3, 2, 1));
  }

  @Test
  @DisplayName("a priority queue gives out the smallest first")
  void smallestFirst() {
    var urgent = PriorityQueue.<Integer>natural(0);
    List.of(3, 1, 4, 1, 5).forEach(urgent::putNow);

    observed("what came out", Stream.generate(urgent::getNow).limit(5).toList())
        .suggests(WRONG_ORDER)
        .shouldBe(List.of(1, 1, 3, 4, 5));
  }

  @Test
  @DisplayName("of items that are equal in order, a priority queue gives out the oldest first")
  void tiesInTheOrderOfComing() {
    var byLength = new PriorityQueue<String>(0, Comparator.comparing(String::length));
    List<String> words =
        IntStream.range(0, 20)
            .mapToObj(i -> Character.toString('a' + i).repeat(1 + i % 2))
            .toList();
    words.forEach(byLength::putNow);

    observed("what came out", Stream.generate(byLength::getNow).limit(20).toList())
        .suggests(
            WRONG_ORDER,
            seen ->
                !seen.equals(seen.stream().sorted(Comparator.comparing(String::length)).toList()))
        .suggests(NOT_STABLE)
        .shouldBe(words.stream().sorted(Comparator.comparing(String::length)).toList());
  }

  // Finishing

  @Test
  @DisplayName("of equal items the oldest comes out first, also when some were taken in between")
  void equalItemsKeepTheirOrderWhileSomeAreTaken() {
    var byLength = new PriorityQueue<String>(0, Comparator.comparing(String::length));
    var seen = new ArrayList<String>();
    List.of("a", "b", "c").forEach(byLength::putNow);
    seen.add(byLength.getNow());
    seen.add(byLength.getNow());
    List.of("d", "e").forEach(byLength::putNow);
    Stream.generate(byLength::getNow).limit(3).forEach(seen::add);

    observed("what came out", seen).suggests(NUMBERS_AGAIN).shouldBe("a", "b", "c", "d", "e");
  }

  @Test
  @DisplayName("a LIFO queue has a bound, and so has a priority queue")
  void theOthersHaveABound() {
    for (Queue<Integer> each :
        List.of(new LifoQueue<Integer>(1), PriorityQueue.<Integer>natural(1))) {
      each.putNow(1);
      attempting("to put a second item into a queue for one", () -> each.putNow(2))
          .suggests(LIFO_WITHOUT_BOUND)
          .shouldThrow(QueueFull.class);
    }
  }

  @Test
  @DisplayName("join waits until the work on every item is done")
  void joinWaitsForTheWork() {
    runOrName(
        JOIN_IS_DEAF,
        "two items are taken, and done one after the other",
        () -> {
          queue.putNow(1);
          queue.putNow(2);
          Task<Void> joining =
              start(
                  "join",
                  () -> {
                    await(queue.join());
                    note("joined");
                  });
          queue.getNow();
          queue.getNow();
          pause(1);
          note("empty");
          queue.taskDone();
          pause(1);
          note("one is done");
          queue.taskDone();
          await(joining);
        });

    observed("what happened", trace)
        .suggests(JOIN_COUNTS_ITEMS)
        .shouldBe("empty", "one is done", "joined");
  }

  @Test
  @DisplayName("join of a queue without unfinished work ends at once")
  void joinWithoutWork() {
    runOrName(
        JOIN_IS_DEAF,
        "join a queue that never had an item",
        () -> {
          await(queue.join());
          note("joined");
        });

    observed("what happened", trace).shouldBe("joined");
  }

  @Test
  @DisplayName("taskDone more often than items were put is an error")
  void doneTooOften() {
    queue.putNow(1);
    queue.getNow();
    queue.taskDone();

    attempting("to say it of one item twice", queue::taskDone)
        .suggests(DONE_TOO_OFTEN)
        .shouldThrow(IllegalStateException.class);
  }

  @Test
  @DisplayName("after shutdown nothing can be put, and what is left can be taken")
  void afterShutdown() {
    queue.putNow(1);
    queue.shutdown();

    attempting("to put after shutdown", () -> queue.putNow(2))
        .suggests(SHUTDOWN_TAKES)
        .shouldThrow(QueueShutDown.class);
    observed("what can still be taken", during(SHUTDOWN_DROPS, "take what is left", queue::getNow))
        .suggests(SHUTDOWN_DROPS)
        .shouldBe(1);
    attempting("to take when nothing is left", queue::getNow).shouldThrow(QueueShutDown.class);
  }

  @Test
  @DisplayName("after shutdown get gives out what is left, and put is refused")
  void afterShutdownInCoroutines() {
    runOrName(
        GET_IS_REFUSED,
        "take and put after a shutdown",
        () -> {
          queue.putNow(1);
          queue.shutdown();
          await(putting(queue, 2));
          await(getting(queue, "first"));
          await(getting(queue, "second"));
        });

    observed("what they heard", trace)
        .suggests(PUT_IS_NOT_REFUSED, seen -> seen.contains("put 2"))
        .suggests(GET_IS_REFUSED)
        .shouldBe("put 2: shut down", "first got 1", "second: shut down");
  }

  @Test
  @DisplayName("a full queue that is shut down says that it is shut down")
  void shutDownComesBeforeFull() {
    queue.putNow(1);
    queue.putNow(2);
    queue.shutdown();

    attempting("to put into it", () -> queue.putNow(3)).shouldThrow(QueueShutDown.class);
  }

  @Test
  @DisplayName("a task that was woken for an item gets it, in spite of a shutdown")
  void aWokenGetterGetsItsItem() {
    runOrName(
        WOKEN_IS_SENT_AWAY,
        "put an item for a waiter, and shut down before the waiter runs",
        () -> {
          Task<Void> getter = getting(queue, "getter");
          ticks(1);
          queue.putNow(1);
          queue.shutdown();
          await(getter);
        });

    observed("what it heard", trace).suggests(WOKEN_IS_SENT_AWAY).shouldBe("getter got 1");
  }

  @Test
  @DisplayName("shutdownNow wakes all who wait, and they get an error")
  void shutdownNowWakesAll() {
    var full = new Queue<Integer>(1);
    runOrName(
        NOW_IS_SILENT,
        "shut down at once an empty queue and a full one, at which tasks wait",
        () -> {
          full.putNow(1);
          Task<Void> getter = getting(queue, "getter");
          Task<Void> putter = putting(full, 2);
          ticks(1);
          queue.shutdownNow();
          full.shutdownNow();
          await(gather(getter, putter));
        });

    observed("what they heard", trace)
        .suggests(PUT_IS_NOT_REFUSED, seen -> seen.contains("put 2"))
        .suggests(NOW_IS_SILENT)
        .shouldBe("getter: shut down", "put 2: shut down");
  }

  @Test
  @DisplayName("what a consumer has in hand at a shutdownNow is not done")
  void whatIsInHandIsNotDone() {
    runOrName(
        NOW_COUNTS_TOO_MUCH,
        "shut down at once while a consumer works on an item",
        () -> {
          queue.putNow(1);
          queue.putNow(2);
          queue.getNow();
          Task<Void> joining =
              start(
                  "joining",
                  () -> {
                    await(queue.join());
                    note("joined");
                  });
          ticks(1);
          queue.shutdownNow();
          ticks(3);
          note("the consumer is done");
          queue.taskDone();
          await(joining);
        });

    observed("what happened", trace)
        .suggests(NOW_COUNTS_TOO_MUCH)
        .shouldBe("the consumer is done", "joined");
  }

  @Test
  @DisplayName("shutdown wakes all who wait to take, and they get an error")
  void shutdownWakesGetters() {
    runOrName(
        SHUTDOWN_IS_SILENT,
        "shut down a queue from which two tasks want to take",
        () -> {
          Task<Void> first = getting(queue, "first");
          Task<Void> second = getting(queue, "second");
          ticks(1);
          queue.shutdown();
          await(gather(first, second));
        });

    observed("what they heard", trace)
        .suggests(SHUTDOWN_IS_SILENT)
        .shouldBe("first: shut down", "second: shut down");
  }

  @Test
  @DisplayName("shutdown wakes all who wait to put, and they get an error")
  void shutdownWakesPutters() {
    runOrName(
        SHUTDOWN_IS_SILENT,
        "shut down a full queue to which two tasks want to put",
        () -> {
          queue.putNow(1);
          queue.putNow(2);
          Task<Void> third = putting(queue, 3);
          Task<Void> fourth = putting(queue, 4);
          ticks(1);
          queue.shutdown();
          await(gather(third, fourth));
        });

    observed("what they heard", trace)
        .suggests(SHUTDOWN_TAKES)
        .shouldBe("put 3: shut down", "put 4: shut down");
    observed("how many items are left", queue.size()).suggests(SHUTDOWN_TAKES).shouldBe(2);
  }

  @Test
  @DisplayName("shutdownNow drops what is left, which counts as done")
  void shutdownNowDrops() {
    runOrName(
        NOW_KEEPS,
        "shut down a queue with two items at once",
        () -> {
          queue.putNow(1);
          queue.putNow(2);
          Coroutine<Void> joining = queue.join();
          queue.shutdownNow();
          note("size: " + queue.size());
          await(joining);
          note("joined");
        });

    observed("what happened", trace).suggests(NOW_KEEPS).shouldBe("size: 0", "joined");
    attempting("to take", queue::getNow).suggests(NOW_KEEPS).shouldThrow(QueueShutDown.class);
  }

  // Systematic

  @Test
  @DisplayName("in 300 random programs no item is lost or doubled, and nobody is forgotten")
  void randomPrograms() {
    for (int seed = 1; seed <= 300; seed++) {
      randomProgram(seed);
    }
  }

  /** One task of a random program: when it begins, and whether and when it is cancelled. */
  private record Step(boolean puts, int item, int begins, int cancelled) {

    private static final int LAST = 8;

    static Step random(int item, Random random) {
      return new Step(
          random.nextBoolean(),
          item,
          random.nextInt(4),
          random.nextInt(3) == 0 ? random.nextInt(LAST) : Integer.MAX_VALUE);
    }

    @Override
    public String toString() {
      return "%s%s at %d%s"
          .formatted(
              puts ? "put " : "get",
              puts ? item : "",
              begins,
              cancelled > LAST ? "" : " (cancelled at " + cancelled + ")");
    }
  }

  private void randomProgram(int seed) {
    var random = new Random(seed);
    var fresh = new Queue<Integer>(1 + random.nextInt(3));
    List<Step> steps =
        IntStream.range(0, 6 + random.nextInt(8)).mapToObj(i -> Step.random(i, random)).toList();
    String program =
        steps.stream()
            .map(Step::toString)
            .collect(
                Collectors.joining(
                    ", ",
                    "the random program with seed %d, on %s, with iterations for times: "
                        .formatted(seed, fresh),
                    ""));
    var put = new ArrayList<Integer>();
    var got = new ArrayList<Integer>();
    runOrName(
        FORGETS_SOMEBODY,
        program,
        () -> {
          List<Task<Void>> tasks =
              steps.stream()
                  .map(step -> start(step.toString(), () -> act(step, fresh, put, got)))
                  .toList();
          for (int tick = 0; tick < 12; tick++) {
            for (int i = 0; i < steps.size(); i++) {
              if (steps.get(i).cancelled() == tick) {
                tasks.get(i).cancel();
              }
            }
            ticks(1);
          }
          // Whoever still waits is let go: items are taken until nobody is left who puts.
          while (fresh.isFull()) {
            expectNobodyForgotten(fresh, program);
            got.add(fresh.getNow());
            ticks(4);
          }
          expectNobodyForgotten(fresh, program);
          tasks.forEach(Task::cancel);
          tasks.forEach(OnVirtualTime::ended);
        });
    got.addAll(Stream.generate(fresh::getNow).limit(fresh.size()).toList());

    observed(
            "the items that came out, in " + program,
            got.stream().sorted().collect(Collectors.toList()))
        .suggests(LOSES_AN_ITEM)
        .shouldBe(put.stream().sorted().collect(Collectors.toList()));
  }

  private static void act(Step step, Queue<Integer> queue, List<Integer> put, List<Integer> got) {
    ticks(step.begins());
    if (step.puts()) {
      await(queue.put(step.item()));
      put.add(step.item());
    } else {
      got.add(await(queue.get()));
    }
  }

  private static void expectNobodyForgotten(Queue<Integer> queue, String program) {
    observed("the queue, after " + program, queue.toString())
        .suggests(WAITER_STAYS, seen -> seen.contains("getters") && seen.contains("putters"))
        .suggests(FORGETS_SOMEBODY)
        .shouldSatisfy(
            "nobody waits for what is there",
            seen ->
                (queue.isEmpty() || !seen.contains("getters"))
                    && (queue.isFull() || !seen.contains("putters")));
  }

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    try (var loop = EventLoop.create(time, time)) {
      QueueDemo.program(loop, trace::add);
    }

    Twin.expectSameAsCPython("queues", trace.lines());
  }
}
