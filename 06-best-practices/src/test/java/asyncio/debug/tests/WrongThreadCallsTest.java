package asyncio.debug.tests;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.debug.WrongThreadCalls;
import asyncio.loop.EventLoop;
import asyncio.loop.LoopObserver;
import asyncio.loop.Poller;
import asyncio.task.CoroutineAction;
import asyncio.task.Future;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "06.1", part = 2, points = 10, seconds = 20)
@DisplayName("06.1 Debug mode: calls from a wrong thread")
class WrongThreadCallsTest extends DebugTests {

  private static final Misconception ON_WRONG_THREAD =
      Misconception.of(
          "reports-on-the-wrong-thread",
          "the exception handler is called on the very thread that must not touch the loop");

  private static final Misconception SILENT =
      Misconception.of(
          "leaves-it-to-the-exception",
          "the exception that the caller gets is all that there is; whoever catches it hides the"
              + " mistake");

  private static final Misconception STACK_OF_LOOP =
      Misconception.of(
          "stack-of-the-loop",
          "the stack is taken on the loop's thread, when the report is made; the caller is not on"
              + " it");

  private static final Misconception NAME_OF_LOOP =
      Misconception.of(
          "name-of-the-loops-thread",
          "the thread is asked for its name when the report is made, on the loop's thread");

  private static final Misconception FLOODS =
      Misconception.of(
          "floods",
          "each call is reported; a thread that makes the mistake in a loop hides all other"
              + " reports");

  private static final Misconception ONCE_AT_ALL =
      Misconception.of(
          "once-at-all", "one report and no more; the same mistake in other places stays unseen");

  private static final Misconception ONCE_EACH_THREAD =
      Misconception.of(
          "once-each-thread",
          "a place is reported once for each thread; a pool has many threads, and the mistake is"
              + " one");

  private static final Misconception DOES_NOT_WAKE =
      Misconception.of(
          "does-not-wake-the-loop",
          "the report waits in the loop's queue, and nobody wakes the loop");

  private static final Misconception THROWS_WHEN_CLOSED =
      Misconception.of(
          "throws-when-closed",
          "if the loop has been closed meanwhile, the check itself throws, at a caller who knows"
              + " nothing of it");

  private static final Misconception NAMELESS =
      Misconception.of(
          "thread-without-a-name",
          "a virtual thread has no name unless it is given one; its number tells it apart");

  private static final Misconception ANY_DEPTH =
      Misconception.of("ignores-the-depth", "the stack has more frames than were asked for");

  private static final Misconception READS_FUTURES =
      Misconception.of(
          "reads-the-future-on-the-wrong-thread",
          "the future's text is read on the wrong thread; what belongs to the loop is for the"
              + " loop's thread to read");

  private static final Misconception WHOLE_STACK =
      Misconception.of(
          "a-stack-is-a-place",
          "a line that is reached from two callers is reported twice; a place is one line");

  private static final Misconception EACH_FUTURE =
      Misconception.of(
          "once-each-future",
          "a place is reported once for each future; a line may use thousands of them");

  private static final Misconception ALL_VIRTUAL =
      Misconception.of(
          "virtual-threads-have-numbers",
          "a virtual thread that was given a name is called by its number");

  private static final Misconception TEXT_THROWS =
      Misconception.of(
          "throwing-text-hides-the-call",
          "a future whose text throws makes the report fail, so that nobody learns of the call");

  private static final Misconception LOOKS_THEN_ADDS =
      Misconception.of(
          "looks-first-and-adds-later",
          "a place is looked for, and added only when it has been reported; another thread comes in"
              + " between");

  private final List<Thread> handlers = new ArrayList<>();

  private void run(int depth, CoroutineAction main) {
    run(
        loop -> {
          loop.setDebug(true);
          loop.setExceptionHandler(
              (_, context) -> {
                told.add(context);
                handlers.add(Thread.currentThread());
              });
          return new WrongThreadCalls(loop, depth);
        },
        () -> {
          main.run();
          // What was posted runs before this goes on.
          await(sleep(Duration.ZERO));
          await(sleep(Duration.ZERO));
        });
  }

  private void run(CoroutineAction main) {
    run(DEPTH, main);
  }

  /** Does something on another thread, while the loop's waits. */
  private static void onThread(String name, Runnable body) throws InterruptedException {
    join(Thread.ofPlatform().name(name).unstarted(body));
  }

  private static void join(Thread thread) throws InterruptedException {
    thread.setDaemon(true);
    thread.start();
    thread.join();
  }

  /** Makes the mistake, and hides it. */
  private static void callSoon(EventLoop loop) {
    try {
      loop.callSoon(() -> {});
    } catch (IllegalStateException hidden) {
      // As many programs do.
    }
  }

  @Test
  @DisplayName("a call that was refused is reported, even if the caller has caught the exception")
  void refused() {
    run(
        () -> {
          EventLoop loop = EventLoop.running();
          onThread("worker", () -> callSoon(loop));
        });

    observed("what is reported", messages())
        .suggests(SILENT, List::isEmpty)
        .suggests(NAME_OF_LOOP, lines -> !lines.getFirst().contains("worker"))
        .shouldBe(
            "the loop was used on the thread worker, which is not the loop's: use"
                + " callSoonThreadsafe");
  }

  @Test
  @DisplayName("the report is made on the loop's thread, with the loop as its source")
  void onTheLoopsThread() {
    List<EventLoop> loops = new ArrayList<>();
    run(
        () -> {
          loops.add(EventLoop.running());
          onThread("worker", () -> callSoon(loops.getFirst()));
        });

    observed("the threads that ran the exception handler", handlers)
        .suggests(ON_WRONG_THREAD, threads -> !threads.isEmpty())
        .shouldBe(List.of(Thread.currentThread()));
    observed("the source", told.getFirst().source()).shouldBeSameAs(loops.getFirst());
  }

  @Test
  @DisplayName("the place is the line that made the call")
  void placeOfTheCall() {
    List<Integer> expected = new ArrayList<>();
    run(
        () -> {
          EventLoop loop = EventLoop.running();
          onThread(
              "worker",
              () -> {
                try {
                  expected.add(line() + 1);
                  loop.callLater(Duration.ofSeconds(1), () -> {});
                } catch (IllegalStateException hidden) {
                  // As many programs do.
                }
              });
        });

    observed("the lines of the reports", lines()).suggests(STACK_OF_LOOP).shouldBe(expected);
    observed("what the place says", told.getFirst().exception().getMessage()).shouldBe("used here");
  }

  @Test
  @DisplayName("a future that is used is reported, though nothing refuses it")
  void usedFuture() {
    List<Future<Void>> futures = new ArrayList<>();
    List<Integer> expected = new ArrayList<>();
    run(
        () -> {
          var future = new Future<Void>(EventLoop.running());
          futures.add(future);
          onThread(
              "worker",
              () -> {
                expected.add(line() + 1);
                future.addDoneCallback(_ -> {});
              });
        });

    observed("what is reported", messages())
        .suggests(SILENT, List::isEmpty)
        .shouldBe(
            "Future[pending] was used on the thread worker, which is not the loop's: use"
                + " callSoonThreadsafe");
    observed("the source", told.getFirst().source()).shouldBeSameAs(futures.getFirst());
    observed("the lines of the reports", lines()).shouldBe(expected);
  }

  /** Knows who has asked for its text. */
  private static final class Watched extends Future<Void> {

    final List<String> readers = new ArrayList<>();

    Watched(EventLoop loop) {
      super(loop);
    }

    @Override
    public String toString() {
      readers.add(Thread.currentThread().getName());
      return "watched";
    }
  }

  @Test
  @DisplayName("the future's text is read on the loop's thread")
  void futureIsRead() {
    List<Watched> futures = new ArrayList<>();
    run(
        () -> {
          var future = new Watched(EventLoop.running());
          futures.add(future);
          onThread("worker", future::cancel);
        });

    observed("the threads that have read the future's text", futures.getFirst().readers)
        .suggests(READS_FUTURES, readers -> readers.contains("worker"))
        .shouldSatisfy("not the worker", readers -> !readers.contains("worker"));
  }

  @Test
  @DisplayName("a place that makes the mistake a hundred times is reported once")
  void oncePerPlace() {
    run(
        () -> {
          EventLoop loop = EventLoop.running();
          onThread(
              "worker",
              () -> {
                for (int i = 0; i < 100; i++) {
                  callSoon(loop);
                }
              });
        });

    observed("how many reports there are", told.size())
        .suggests(FLOODS, number -> number > 1)
        .shouldBe(1);
  }

  @Test
  @DisplayName("a line that is reached from two callers is one place")
  void twoCallers() {
    run(
        () -> {
          EventLoop loop = EventLoop.running();
          onThread(
              "worker",
              () -> {
                callSoon(loop);
                callSoon(loop);
              });
        });

    observed("how many reports there are", told.size())
        .suggests(WHOLE_STACK, number -> number == 2)
        .shouldBe(1);
  }

  @Test
  @DisplayName("a line that uses many futures is one place")
  void manyFutures() {
    run(
        () -> {
          EventLoop loop = EventLoop.running();
          List<Future<Void>> futures =
              IntStream.range(0, 20).mapToObj(_ -> new Future<Void>(loop)).toList();
          onThread(
              "worker",
              () -> {
                for (Future<Void> future : futures) {
                  future.addDoneCallback(_ -> {});
                }
              });
        });

    observed("how many reports there are", told.size())
        .suggests(EACH_FUTURE, number -> number == 20)
        .shouldBe(1);
  }

  @Test
  @DisplayName("two places are two reports")
  void twoPlaces() {
    run(
        () -> {
          var one = new Future<Void>(EventLoop.running());
          onThread(
              "worker",
              () -> {
                one.addDoneCallback(_ -> {});
                one.addDoneCallback(_ -> {});
              });
        });

    observed("how many reports there are", told.size())
        .suggests(ONCE_AT_ALL, number -> number == 1)
        .shouldBe(2);
  }

  @Test
  @DisplayName("several threads that make it in one place are reported once")
  void severalThreads() {
    run(
        () -> {
          EventLoop loop = EventLoop.running();
          for (int i = 0; i < 3; i++) {
            onThread("worker " + i, () -> callSoon(loop));
          }
        });

    observed("how many reports there are", told.size())
        .suggests(ONCE_EACH_THREAD, number -> number == 3)
        .shouldBe(1);
  }

  /**
   * Whoever wakes the loop finds another thread in the same line, before it can go on. A third one
   * comes later.
   */
  private static final class Meeting implements Poller {

    private final AtomicBoolean slept = new AtomicBoolean();
    private final AtomicBoolean woken = new AtomicBoolean();
    private Runnable mistake;

    @Override
    public void poll(long timeoutNanos, ReadyEvents sink) {
      if (slept.compareAndSet(false, true)) {
        try {
          onThread("first", mistake);
          onThread("third", mistake);
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    }

    @Override
    public void wakeUp() {
      if (woken.compareAndSet(false, true)) {
        Thread second = Thread.ofPlatform().name("second").daemon().start(mistake);
        while (isBusy(second)) {
          Thread.onSpinWait();
        }
      }
    }

    /** A check may have a lock, for which the second one then waits. */
    private static boolean isBusy(Thread thread) {
      return switch (thread.getState()) {
        case NEW, RUNNABLE -> true;
        case BLOCKED, WAITING, TIMED_WAITING, TERMINATED -> false;
      };
    }

    @Override
    public void watch(SelectableChannel channel, int events, Object attachment) {}

    @Override
    public Object attachment(SelectableChannel channel) {
      return null;
    }

    @Override
    public void close() {}
  }

  @Test
  @DisplayName("two threads that meet in one place make one report")
  void threadsMeet() {
    var meeting = new Meeting();
    try (EventLoop loop = EventLoop.create(time, meeting)) {
      loop.setExceptionHandler((_, context) -> told.add(context));
      loop.setDebug(true);
      loop.addObserver(new WrongThreadCalls(loop, DEPTH));
      meeting.mistake = () -> callSoon(loop);
      loop.callLater(Duration.ofSeconds(1), loop::stop);
      loop.addObserver(
          new LoopObserver() {
            @Override
            public void afterPoll() {
              time.advance(Duration.ofMillis(400));
            }
          });
      loop.runForever();
    }

    observed("how many reports there are", told.size())
        .suggests(LOOKS_THEN_ADDS, number -> number == 2)
        .shouldBe(1);
  }

  @Test
  @DisplayName("a virtual thread that has a name is called by it")
  void namedVirtual() {
    run(
        () -> {
          EventLoop loop = EventLoop.running();
          join(Thread.ofVirtual().name("courier").unstarted(() -> callSoon(loop)));
        });

    observed("what is reported", messages())
        .suggests(ALL_VIRTUAL, lines -> !lines.isEmpty() && lines.getFirst().contains("thread #"))
        .shouldBe(
            "the loop was used on the thread courier, which is not the loop's: use"
                + " callSoonThreadsafe");
  }

  /** Cannot be asked for a text. */
  private static final class Nameless extends Future<Void> {

    Nameless(EventLoop loop) {
      super(loop);
    }

    @Override
    public String toString() {
      throw new IllegalStateException("no text");
    }
  }

  @Test
  @DisplayName("a future whose text throws is reported all the same")
  void throwingTextOfAFuture() {
    run(
        () -> {
          var future = new Nameless(EventLoop.running());
          onThread("worker", () -> future.addDoneCallback(_ -> {}));
        });

    observed("what is reported", messages())
        .suggests(
            TEXT_THROWS, lines -> lines.stream().noneMatch(line -> line.contains("was used on")))
        .shouldBe(
            Nameless.class.getName()
                + ", whose text throws java.lang.IllegalStateException was used on the thread"
                + " worker, which is not the loop's: use callSoonThreadsafe");
  }

  @Test
  @DisplayName("a thread without a name is called by its number")
  void nameless() {
    List<Thread> threads = new ArrayList<>();
    run(
        () -> {
          EventLoop loop = EventLoop.running();
          threads.add(Thread.ofVirtual().unstarted(() -> callSoon(loop)));
          join(threads.getFirst());
        });

    String number = "#" + threads.getFirst().threadId();
    observed("what is reported", messages())
        .suggests(NAMELESS, lines -> !lines.isEmpty() && !lines.getFirst().contains(number))
        .shouldBe(
            "the loop was used on the thread "
                + number
                + ", which is not the loop's: use callSoonThreadsafe");
  }

  /** Makes the mistake on another thread, at the moment when the loop is about to sleep. */
  private record Disturber(EventLoop loop, AtomicBoolean done) implements LoopObserver {

    @Override
    public void beforePoll(long timeoutNanos) {
      if (timeoutNanos > 0 && done.compareAndSet(false, true)) {
        try {
          onThread("worker", () -> callSoon(loop));
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  @Test
  @DisplayName("a loop that sleeps is woken to report it")
  void wakesTheLoop() {
    List<Duration> when = new ArrayList<>();
    run(
        () -> {
          EventLoop loop = EventLoop.running();
          loop.setExceptionHandler((_, _) -> when.add(time.now()));
          loop.addObserver(new Disturber(loop, new AtomicBoolean()));
          await(sleep(Duration.ofHours(1)));
        });

    observed("when the report came, on a loop that had an hour to sleep", when)
        .suggests(DOES_NOT_WAKE)
        .shouldBe(List.of(Duration.ZERO));
  }

  @Test
  @DisplayName("what is right is not reported")
  void right() {
    run(
        () -> {
          EventLoop loop = EventLoop.running();
          loop.callSoon(() -> {});
          new Future<Void>(loop).addDoneCallback(_ -> {});
          onThread("worker", () -> loop.callSoonThreadsafe(() -> {}));
        });

    observed("what is reported", messages()).shouldBeEmpty();
  }

  @Test
  @DisplayName("no more frames are kept than were asked for")
  void depthOfTheCaller() {
    run(
        1,
        () -> {
          EventLoop loop = EventLoop.running();
          onThread("worker", () -> callSoon(loop));
        });

    observed("how many frames there are", told.getFirst().exception().getStackTrace().length)
        .suggests(ANY_DEPTH, number -> number > 1)
        .shouldBe(1);
  }

  @Test
  @DisplayName("if the loop has been closed meanwhile, nothing is thrown at the caller")
  void closedMeanwhile() {
    EventLoop loop = newLoop();
    var check = new WrongThreadCalls(loop, DEPTH);
    loop.close();

    attempting("noting a call when the loop is closed", () -> check.wrongThread(loop))
        .suggests(THROWS_WHEN_CLOSED, thrown -> thrown != null)
        .shouldSucceed();
  }
}
