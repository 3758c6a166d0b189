package asyncio.pattern;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.await;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.Task;
import java.io.IOException;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "06.3", part = 3, points = 17, seconds = 25)
@DisplayName("06.3 Error patterns: a supervisor")
class SupervisorTest extends SupervisorTests {

  static final Misconception DOES_NOT_AWAIT =
      Misconception.of(
          "cancels-and-goes-on",
          "a child is cancelled, and the next thing happens before it has ended; two of them may"
              + " run at once");

  static final Misconception CANCELS_TWICE =
      Misconception.of(
          "cancels-a-child-twice",
          "a child that cleans up is cancelled once more, which cuts its clean-up off");

  static final Misconception WAITS_FOR_EVER =
      Misconception.of(
          "waits-for-the-stuck", "a child does not end, and the supervisor waits for it for ever");

  static final Misconception LOST =
      Misconception.of(
          "failures-at-the-end-lost", "what children fail by while they are stopped is lost");

  private static final Misconception NEVER_AGAIN =
      Misconception.of(
          "never-restarts", "a child that was to be started again when it has ended is not");

  private static final Misconception ONLY_FAILURES =
      Misconception.of(
          "restarts-only-failures",
          "a permanent child has returned, or was cancelled, and is not started again; a server"
              + " that returns is as gone as one that fails");

  private static final Misconception ALWAYS_AGAIN =
      Misconception.of(
          "restarts-whatever-ends",
          "a child is started again though it has done what it was there for");

  private static final Misconception CANCELLED_IS_FAILED =
      Misconception.of(
          "cancelled-is-a-failure",
          "somebody has cancelled the child, and that counts as a failure of it");

  private static final Misconception ALL_FALL =
      Misconception.of(
          "one-takes-all-down",
          "one child has ended, and its siblings, which do not need it, are disturbed");

  private static final Misconception ONE_ONLY =
      Misconception.of(
          "restarts-only-the-one",
          "children that depend on the one that has ended go on with what is gone");

  private static final Misconception STOPS_IN_ORDER =
      Misconception.of(
          "stops-in-order-of-start",
          "children are stopped in the order in which they were started, and the later ones lose"
              + " what they need");

  private static final Misconception NO_LIMIT =
      Misconception.of(
          "restarts-for-ever",
          "a child that can never work is started again and again; nobody further up is told");

  private static final Misconception ALL_TIME =
      Misconception.of(
          "counts-all-restarts-ever",
          "restarts of long ago still count, so that a service which fails once a day ends after"
              + " some days");

  private static final Misconception EACH_OF_GROUP =
      Misconception.of(
          "counts-each-child",
          "children that are started again together count as a restart each; it is one");

  private static final Misconception FROM_START =
      Misconception.of(
          "restart-counts-at-its-start",
          "a restart counts from when the child is started again, or is only forgotten with the"
              + " next one; it counts from when the child has ended");

  private static final Misconception PAUSE_FROM_THE_END =
      Misconception.of(
          "pauses-while-stopping",
          "the pause has begun when the first child ended; it begins when the others are stopped");

  private static final Misconception LATE_COUNTS =
      Misconception.of(
          "late-messages-count",
          "a child that ended on its own while it was to be stopped counts as a restart of its own;"
              + " it is started again with the others");

  private static final Misconception BEGUN_BY_THE_CALL =
      Misconception.of(
          "run-begins-at-the-call",
          "the call that makes the coroutine counts as running, and the one that is awaited is"
              + " refused");

  private static final Misconception NO_CAUSE =
      Misconception.of(
          "gives-up-without-cause", "the supervisor gives up, and what has led to it is lost");

  static final Misconception LEAVES_CHILDREN =
      Misconception.of(
          "leaves-its-children",
          "the supervisor has ended, and its children run on; nobody looks after them");

  private static final Misconception NO_PAUSE =
      Misconception.of(
          "restarts-at-once", "the child is started again without the pause of the settings");

  private static final Misconception SLEEPS =
      Misconception.of(
          "sleeps-through-the-pause",
          "the supervisor sleeps during the pause of one child, and does not see what happens to"
              + " the others");

  private static final Misconception STALE_START =
      Misconception.of(
          "starts-what-is-off",
          "a start that was planned comes about though it was called off meanwhile");

  private static final Misconception CUT_OFF =
      Misconception.of(
          "stopping-is-cut-off",
          "a second cancellation ends the supervisor before its children have ended");

  private static final Misconception BESIDE =
      Misconception.of(
          "starts-beside-the-stuck",
          "a child does not end, and another is started beside it; the two share what only one may"
              + " have");

  private static final Misconception UNASKED =
      Misconception.of(
          "every-cancelled-error-is-asked-for",
          "the child ended by a CancelledError, but nobody had asked it to end: something that it"
              + " awaited was cancelled, which is a failure");

  private static final Misconception OBSERVER_RULES =
      Misconception.of(
          "observer-ends-it", "an observer throws, and the supervisor, or a child, ends by that");

  private static final Misconception KEEPS_TEMPORARY =
      Misconception.of(
          "keeps-the-temporary", "a temporary child has ended, and is still among the children");

  @Test
  @DisplayName("children are started in order, each as a task with the names of both")
  void starts() {
    run(
        () -> {
          supervise(Strategy.ONE_FOR_ONE, 1, worker("db"), worker("web"));
          observed("the tasks", allTasks().stream().map(Task::name).toList())
              .shouldSatisfy(
                  "shop/db and shop/web",
                  names -> names.contains("shop/db") && names.contains("shop/web"));
          observed("the children", states()).shouldBe(List.of("db RUNNING 1", "web RUNNING 1"));
          end();
        });
    observed("what happened first", trace.lines().subList(0, 2))
        .shouldBe(List.of("db1 starts at 0", "web1 starts at 0"));
  }

  @Test
  @DisplayName("one for one: a child that fails is started again, and its siblings run on")
  void oneForOne() {
    run(
        () -> {
          supervise(Strategy.ONE_FOR_ONE, 1, worker("db"), failingOnce("web", 3), worker("mail"));
          until(5);
          end();
        });
    observed("what happened", trace)
        .suggests(NEVER_AGAIN, lines -> !has(lines, "web2"))
        .suggests(ALL_FALL, lines -> has(lines, "mail2") || has(lines, "db2"))
        .suggests(
            STOPS_IN_ORDER,
            lines ->
                lines.indexOf("db was cancelled at 5") < lines.indexOf("web was cancelled at 5"))
        .suggests(LEAVES_CHILDREN, lines -> !has(lines, "mail was cancelled"))
        .shouldBe(
            "db1 starts at 0",
            "web1 starts at 0",
            "mail1 starts at 0",
            "web failed by IOException: boom at 3",
            "web2 starts at 3",
            "mail was cancelled at 5",
            "web was cancelled at 5",
            "db was cancelled at 5");
  }

  @Test
  @DisplayName("permanent: started again, also if it has returned, or somebody has cancelled it")
  void permanent() {
    run(
        () -> {
          supervise(Strategy.ONE_FOR_ONE, 5, child("web", Restart.PERMANENT, () -> pause(3)));
          until(4);
          observed("the children", states())
              .suggests(ONLY_FAILURES, seen -> seen.equals(List.of("web ENDED 1")))
              .shouldBe(List.of("web RUNNING 2"));
          task("shop/web").cancel();
          ticks();
          end();
        });
    observed("what happened", trace)
        .suggests(ONLY_FAILURES, lines -> !has(lines, "web2") || !has(lines, "web3"))
        .shouldBe(
            "web1 starts at 0",
            "web returned at 3",
            "web2 starts at 3",
            "web was cancelled at 4",
            "web3 starts at 4",
            "web was cancelled at 4");
  }

  @Test
  @DisplayName("transient: started again if it has failed, not if it has returned")
  void transientReturns() {
    int[] starts = {0};
    run(
        () -> {
          supervise(
              Strategy.ONE_FOR_ONE,
              5,
              child(
                  "job",
                  Restart.TRANSIENT,
                  () -> {
                    pause(2);
                    if (starts[0]++ == 0) {
                      throw new IOException("boom");
                    }
                  }));
          until(9);
          observed("the children", states())
              .suggests(NEVER_AGAIN, seen -> seen.equals(List.of("job ENDED 1")))
              .suggests(ALWAYS_AGAIN, seen -> seen.getFirst().startsWith("job RUNNING"))
              .shouldBe(List.of("job ENDED 2"));
          observed("how it ended", supervisor.children().getFirst().lastExit().orElseThrow())
              .shouldBe(new Exit.Returned());
          end();
        });
  }

  @Test
  @DisplayName("transient: one that somebody has cancelled has not failed")
  void transientCancelled() {
    run(
        () -> {
          supervise(Strategy.ONE_FOR_ONE, 5, child("job", Restart.TRANSIENT, () -> pause(60)));
          task("shop/job").cancel();
          ticks();
          observed("the children", states())
              .suggests(CANCELLED_IS_FAILED, seen -> seen.equals(List.of("job RUNNING 2")))
              .shouldBe(List.of("job ENDED 1"));
          end();
        });
  }

  @Test
  @DisplayName("a CancelledError that nobody asked of the child is a failure")
  void unaskedCancelledError() {
    run(
        () -> {
          supervise(
              Strategy.ONE_FOR_ONE,
              5,
              child(
                  "job",
                  Restart.TRANSIENT,
                  () -> {
                    pause(2);
                    var other = new Future<Void>(EventLoop.running());
                    other.cancel();
                    await(other);
                  }));
          until(3);
          observed("the children", states())
              .suggests(UNASKED, seen -> seen.equals(List.of("job ENDED 1")))
              .shouldBe(List.of("job RUNNING 2"));
          end();
        });
  }

  @Test
  @DisplayName("temporary: never started again, and forgotten when it has ended")
  void temporary() {
    run(
        () -> {
          supervise(
              Strategy.ONE_FOR_ONE, 5, child("once", Restart.TEMPORARY, fail(2)), worker("web"));
          until(3);
          observed("the children", states())
              .suggests(ALWAYS_AGAIN, seen -> has(seen, "once RUNNING"))
              .suggests(KEEPS_TEMPORARY, seen -> has(seen, "once ENDED"))
              .shouldBe(List.of("web RUNNING 1"));
          observed("the restarts", supervisor.restartsWithinPeriod()).shouldBe(0);
          end();
        });
  }

  @Test
  @DisplayName("one for all: the others are stopped last first, each awaited, then all are started")
  void oneForAll() {
    run(
        () -> {
          supervise(
              Strategy.ONE_FOR_ALL, 1, slowToEnd("db"), failingOnce("web", 3), slowToEnd("mail"));
          until(6);
          observed("the restarts", supervisor.restartsWithinPeriod())
              .suggests(EACH_OF_GROUP, number -> number > 1)
              .shouldBe(1);
          trace.add("--");
          end();
        });
    observed("what happened", trace.lines().subList(3, trace.lines().indexOf("--")))
        .suggests(ONE_ONLY, lines -> !has(lines, "db was"))
        .suggests(STOPS_IN_ORDER, lines -> lines.indexOf("db was cancelled at 4") == 1)
        .suggests(DOES_NOT_AWAIT, lines -> lines.contains("db2 starts at 3"))
        .shouldBe(
            List.of(
                "web failed by IOException: boom at 3",
                "mail was cancelled at 4",
                "db was cancelled at 5",
                "db2 starts at 5",
                "web2 starts at 5",
                "mail2 starts at 5"));
  }

  @Test
  @DisplayName("one for all: also those that had ended are started; those that are temporary never")
  void oneForAllStartsWhatHadEnded() {
    run(
        () -> {
          supervise(
              Strategy.ONE_FOR_ALL,
              1,
              child("load", Restart.TRANSIENT, () -> pause(1)),
              child("once", Restart.TEMPORARY, () -> pause(60)),
              failingOnce("web", 3));
          ticks();
          until(3);
          ticks();
          observed("the children", states())
              .suggests(ALWAYS_AGAIN, seen -> has(seen, "once"))
              .shouldBe(List.of("load RUNNING 2", "web RUNNING 2"));
          end();
        });
  }

  @Test
  @DisplayName("rest for one: those before it run on, it and those after it are started again")
  void restForOne() {
    run(
        () -> {
          supervise(
              Strategy.REST_FOR_ONE,
              1,
              worker("db"),
              failingOnce("cache", 3),
              slowToEnd("web"),
              slowToEnd("mail"));
          until(6);
          trace.add("--");
          end();
        });
    observed("what happened", trace.lines().subList(4, trace.lines().indexOf("--")))
        .suggests(ALL_FALL, lines -> has(lines, "db"))
        .suggests(ONE_ONLY, lines -> !has(lines, "web was"))
        .suggests(STOPS_IN_ORDER, lines -> lines.indexOf("web was cancelled at 4") == 1)
        .suggests(DOES_NOT_AWAIT, lines -> lines.contains("cache2 starts at 3"))
        .shouldBe(
            List.of(
                "cache failed by IOException: boom at 3",
                "mail was cancelled at 4",
                "web was cancelled at 5",
                "cache2 starts at 5",
                "web2 starts at 5",
                "mail2 starts at 5"));
  }

  @Test
  @DisplayName("too many restarts: the others are stopped last first, and it fails by the cause")
  void givesUp() {
    run(
        () -> {
          supervise(Strategy.ONE_FOR_ONE, 2, slowToEnd("db"), failing("web", 2), worker("mail"));
          until(30);
          observed("whether the supervisor has ended", running.isDone())
              .suggests(NO_LIMIT)
              .shouldBe(true);
          RestartLimitExceeded exceeded =
              attempting("the supervisor", () -> await(running))
                  .suggests(NO_CAUSE, IOException.class::isInstance)
                  .shouldThrow(RestartLimitExceeded.class);
          observed("its message", exceeded.getMessage())
              .shouldBe("shop gave up when web ended: more than 2 restarts within PT10S");
          observed("its cause", words(exceeded.getCause()))
              .suggests(NO_CAUSE, words -> words.equals("nothing"))
              .shouldBe("IOException: boom");
        });
    observed("what happened", trace)
        .suggests(LEAVES_CHILDREN, lines -> !has(lines, "mail was"))
        .suggests(
            STOPS_IN_ORDER,
            lines ->
                lines.indexOf("db was cancelled at 7") < lines.indexOf("mail was cancelled at 7"))
        .shouldBe(
            "db1 starts at 0",
            "web1 starts at 0",
            "mail1 starts at 0",
            "web failed by IOException: boom at 2",
            "web2 starts at 2",
            "web failed by IOException: boom at 4",
            "web3 starts at 4",
            "web failed by IOException: boom at 6",
            "mail was cancelled at 6",
            "db was cancelled at 7");
  }

  @Test
  @DisplayName("no restart allowed: it gives up with the first child that ends")
  void noRestarts() {
    run(
        () -> {
          supervise(Strategy.ONE_FOR_ALL, 0, failing("web", 2));
          until(3);
          attempting("the supervisor", () -> await(running))
              .suggests(NO_CAUSE, IOException.class::isInstance)
              .shouldThrow(RestartLimitExceeded.class);
        });
  }

  @Test
  @DisplayName("a restart that was as long ago as the period does not count any more")
  void thePeriod() {
    run(
        () -> {
          supervise(Strategy.ONE_FOR_ONE, 1, failing("web", 10));
          until(55);
          observed("whether the supervisor has ended", running.isDone())
              .suggests(ALL_TIME, done -> done)
              .shouldBe(false);
          observed("the restarts within the period", supervisor.restartsWithinPeriod())
              .suggests(ALL_TIME, number -> number > 1)
              .shouldBe(1);
          end();
        });
  }

  @Test
  @DisplayName("before a restart there is a pause, by the number of restarts within the period")
  void pauses() {
    run(
        () -> {
          supervise(Strategy.ONE_FOR_ONE, 5, number -> seconds(2L * number), failing("web", 1));
          until(8);
          observed("the children while one waits", states())
              .suggests(NO_PAUSE, seen -> !seen.getFirst().contains("3"))
              .shouldBe(List.of("web RUNNING 3"));
          until(9);
          observed("the children while one waits", states()).shouldBe(List.of("web WAITING 3"));
          end();
        });
    observed("what happened", trace)
        .suggests(NO_PAUSE, lines -> lines.contains("web2 starts at 1"))
        .shouldBe(
            "web1 starts at 0",
            "web failed by IOException: boom at 1",
            "web waits 2 at 1",
            "web2 starts at 3",
            "web failed by IOException: boom at 4",
            "web waits 4 at 4",
            "web3 starts at 8",
            "web failed by IOException: boom at 9",
            "web waits 6 at 9");
  }

  @Test
  @DisplayName("during the pause of one child the others are looked after")
  void othersDuringAPause() {
    run(
        () -> {
          supervise(
              Strategy.ONE_FOR_ONE,
              5,
              _ -> seconds(4),
              failingOnce("web", 1),
              failingOnce("mail", 2));
          until(10);
          trace.add("--");
          end();
        });
    observed("what happened", trace.lines().subList(2, trace.lines().indexOf("--")))
        .suggests(SLEEPS, lines -> lines.contains("mail failed by IOException: boom at 5"))
        .suggests(NO_PAUSE, lines -> lines.contains("web2 starts at 1"))
        .shouldBe(
            List.of(
                "web failed by IOException: boom at 1",
                "web waits 4 at 1",
                "mail failed by IOException: boom at 2",
                "mail waits 4 at 2",
                "web2 starts at 5",
                "mail2 starts at 6"));
  }

  @Test
  @DisplayName("a restart of more children takes the place of one that was planned")
  void aRestartIsReplaced() {
    run(
        () -> {
          supervise(
              Strategy.REST_FOR_ONE,
              5,
              _ -> seconds(4),
              failingOnce("db", 2),
              failingOnce("web", 1));
          until(20);
          trace.add("--");
          end();
        });
    observed("what happened", trace.lines().subList(2, trace.lines().indexOf("--")))
        .suggests(STALE_START, lines -> lines.contains("web2 starts at 5"))
        .suggests(SLEEPS, lines -> lines.contains("db failed by IOException: boom at 5"))
        .shouldBe(
            List.of(
                "web failed by IOException: boom at 1",
                "web waits 4 at 1",
                "db failed by IOException: boom at 2",
                "db waits 4 at 2",
                "web waits 4 at 2",
                "db2 starts at 6",
                "web2 starts at 6"));
  }

  @Test
  @DisplayName("who cancels it again while it stops its children neither cuts that off nor them")
  void cancelledTwice() {
    run(
        () -> {
          supervise(Strategy.ONE_FOR_ONE, 1, slowToEnd("db"), slowToEnd("web"));
          until(2);
          running.cancel("first");
          pause(0);
          ticks();
          running.cancel("second");
          Throwable thrown = thrownBy(running);
          at("over");
          observed("what came out", words(thrown))
              .suggests(CUT_OFF, words -> words.equals("CancelledError: second"))
              .shouldBe("CancelledError: first");
          ticks();
        });
    observed("what happened", trace.lines().subList(2, trace.lines().size()))
        .suggests(LEAVES_CHILDREN, lines -> !has(lines, "db was"))
        .suggests(CUT_OFF, lines -> lines.getFirst().startsWith("over"))
        .suggests(CANCELS_TWICE, lines -> lines.contains("web was cancelled at 2"))
        .suggests(DOES_NOT_AWAIT, lines -> lines.contains("over at 2"))
        .shouldBe(List.of("web was cancelled at 3", "db was cancelled at 4", "over at 4"));
  }

  @Test
  @DisplayName(
      "cancelled while it stops a child for a restart, it cancels the child no second time")
  void cancelledDuringARestart() {
    ChildSpec db =
        child(
            "db",
            Restart.PERMANENT,
            () -> {
              try {
                pause(1_000_000);
              } finally {
                pause(3);
              }
            });
    run(
        () -> {
          supervise(Strategy.ONE_FOR_ALL, 1, db, failingOnce("web", 1));
          until(2);
          running.cancel("the end");
          thrownBy(running);
          at("over");
          ticks();
        });
    observed("what happened", trace.lines().subList(2, trace.lines().size()))
        .suggests(LEAVES_CHILDREN, lines -> !has(lines, "db was"))
        .suggests(CANCELS_TWICE, lines -> lines.contains("db was cancelled at 2"))
        .shouldBe(
            List.of("web failed by IOException: boom at 1", "db was cancelled at 4", "over at 4"));
  }

  @Test
  @DisplayName("at the end, a child that does not end in time is left behind, and told")
  void stuckAtTheEnd() {
    run(
        () -> {
          supervise(Strategy.ONE_FOR_ONE, 1, worker("db"), stuck("web"));
          until(2);
          Throwable thrown = end();
          at("over");
          observed("what is suppressed in what comes out", suppressedIn(thrown))
              .suggests(LOST, List::isEmpty)
              .shouldBe(List.of("group of [GivenUp: web did not end within PT5S]"));
          until(100);
        });
    observed("what happened", trace.lines().subList(2, trace.lines().size()))
        .suggests(WAITS_FOR_EVER, lines -> lines.getLast().equals("over at 62"))
        .suggests(LEAVES_CHILDREN, lines -> !has(lines, "db was"))
        .shouldBe(List.of("web is left behind after 5 at 7", "db was cancelled at 7", "over at 7"));
  }

  @Test
  @DisplayName("for a restart, a child that does not end in time makes the supervisor fail")
  void stuckAtARestart() {
    run(
        () -> {
          supervise(Strategy.ONE_FOR_ALL, 1, failingOnce("db", 2), stuck("web"), worker("mail"));
          until(50);
          Throwable thrown = running.isDone() ? thrownBy(running) : null;
          observed("what came out", words(thrown))
              .suggests(BESIDE, _ -> has(trace.lines(), "web2"))
              .suggests(WAITS_FOR_EVER, words -> words.equals("nothing"))
              .shouldBe("GivenUp: web did not end within PT5S");
          until(100);
        });
    observed("what happened", trace.lines().subList(3, trace.lines().size()))
        .shouldBe(
            List.of(
                "db failed by IOException: boom at 2",
                "mail was cancelled at 2",
                "web is left behind after 5 at 7"));
  }

  @Test
  @DisplayName("what children fail by when they are stopped at the end comes with what comes out")
  void failuresAtTheEnd() {
    run(
        () -> {
          supervise(Strategy.ONE_FOR_ONE, 1, failingAtItsEnd("db"), failingAtItsEnd("web"));
          until(2);
          Throwable thrown = end();
          observed("what came out", words(thrown)).shouldBe("CancelledError: the end");
          observed("what is suppressed in it", suppressedIn(thrown))
              .suggests(LOST, List::isEmpty)
              .shouldBe(List.of("group of [IOException: web, IOException: db]"));
        });
  }

  @Test
  @DisplayName("a child that fails while it is stopped for a restart is started again like others")
  void failuresAtARestart() {
    run(
        () -> {
          supervise(Strategy.ONE_FOR_ALL, 1, failingAtItsEnd("db"), failingOnce("web", 2));
          until(3);
          observed("the children", states()).shouldBe(List.of("db RUNNING 2", "web RUNNING 2"));
          end();
        });
  }

  @Test
  @DisplayName("an observer that throws is reported, and changes nothing")
  void anObserverThrows() {
    run(
        () -> {
          supervisor =
              new Supervisor(
                  new SupervisorSettings("shop", Strategy.ONE_FOR_ONE, 1, seconds(10)),
                  event -> {
                    if (event instanceof SupervisorEvent.Started) {
                      throw new IllegalStateException("observer");
                    }
                    throw new AssertionError("observer");
                  });
          supervisor.add(worker("web"));
          running = start(() -> await(supervisor.run()));
          ticks();
          observed("the children", states())
              .suggests(OBSERVER_RULES)
              .shouldBe(List.of("web RUNNING 1"));
          Throwable thrown = end();
          observed("what came out", words(thrown))
              .suggests(OBSERVER_RULES)
              .shouldBe("CancelledError: the end");
          observed("what is suppressed in it", suppressedIn(thrown))
              .suggests(OBSERVER_RULES, seen -> !seen.isEmpty())
              .shouldBeEmpty();
        });
    observed("what the exception handler was told", messages())
        .suggests(OBSERVER_RULES, List::isEmpty)
        .shouldBe(
            List.of("the observer of a supervisor failed", "the observer of a supervisor failed"));
  }

  @Test
  @DisplayName("it runs only once")
  void runsOnce() {
    run(
        () -> {
          supervise(Strategy.ONE_FOR_ONE, 1, worker("web"));
          IllegalStateException again =
              attempting("running it again", () -> await(supervisor.run()))
                  .shouldThrow(IllegalStateException.class);
          observed("its message", again.getMessage()).shouldBe("a supervisor runs only once");
          observed("the children", states()).shouldBe(List.of("web RUNNING 1"));
          end();
        });
  }

  @Test
  @DisplayName("a restart counts from when the child ended, not from its new start, and up to now")
  void aRestartCountsFromTheEnd() {
    run(
        () -> {
          supervise(Strategy.ONE_FOR_ONE, 5, _ -> seconds(8), failingOnce("web", 1));
          until(10);
          observed("the restarts, nine seconds after", supervisor.restartsWithinPeriod())
              .shouldBe(1);
          until(11);
          observed("the restarts, ten seconds after", supervisor.restartsWithinPeriod())
              .suggests(FROM_START, number -> number == 1)
              .shouldBe(0);
          end();
        });
  }

  @Test
  @DisplayName("the pause begins when those that were to be stopped have ended")
  void thePauseComesAfterStopping() {
    run(
        () -> {
          supervise(
              Strategy.ONE_FOR_ALL, 1, _ -> seconds(3), slowToEnd("db"), failingOnce("web", 3));
          until(10);
          trace.add("--");
          end();
        });
    observed("what happened", trace.lines().subList(2, trace.lines().indexOf("--")))
        .suggests(PAUSE_FROM_THE_END, lines -> lines.contains("db2 starts at 6"))
        .shouldBe(
            List.of(
                "web failed by IOException: boom at 3",
                "db was cancelled at 4",
                "db waits 3 at 4",
                "web waits 3 at 4",
                "db2 starts at 7",
                "web2 starts at 7"));
  }

  @Test
  @DisplayName("two children fail at the same moment, and all are started again: one restart")
  void twoFailTogether() {
    run(
        () -> {
          supervise(Strategy.ONE_FOR_ALL, 1, failingOnce("db", 2), failingOnce("web", 2));
          until(3);
          observed("whether the supervisor has ended", running.isDone())
              .suggests(LATE_COUNTS)
              .shouldBe(false);
          observed("the restarts", supervisor.restartsWithinPeriod())
              .suggests(LATE_COUNTS, number -> number > 1)
              .shouldBe(1);
          observed("the children", states()).shouldBe(List.of("db RUNNING 2", "web RUNNING 2"));
          end();
        });
  }

  @Test
  @DisplayName("a supervisor has begun to run when its coroutine has, not when that is made")
  void runsWhenItsCoroutineDoes() {
    run(
        () -> {
          supervisor =
              new Supervisor(
                  new SupervisorSettings("shop", Strategy.ONE_FOR_ONE, 1, seconds(10)),
                  this::observe);
          supervisor.add(worker("web"));
          Coroutine<Void> unused = supervisor.run();
          running = start(() -> await(supervisor.run()));
          ticks();
          unused.close();
          observed("the children", states())
              .suggests(BEGUN_BY_THE_CALL, seen -> seen.equals(List.of("web WAITING 0")))
              .shouldBe(List.of("web RUNNING 1"));
          end();
        });
  }
}
