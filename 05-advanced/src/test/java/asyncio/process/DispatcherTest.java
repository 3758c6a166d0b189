package asyncio.process;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.process.PretendLauncher.PretendWorker;
import asyncio.task.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.TraceObservation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "05.2", part = 2, points = 14, seconds = 20)
@DisplayName("05.2 Processes, part 2: the line and the workers")
class DispatcherTest extends OnPretendWorkers {

  private static final Misconception LAUNCHES_EAGERLY =
      Misconception.of(
          "launches-before-it-needs-to",
          "workers are launched that nothing waits for, though one is idle, or one is on its way"
              + " for each job that waits");

  private static final Misconception TOO_MANY =
      Misconception.of(
          "more-workers-than-allowed",
          "there are more processes at once than there may be; those that start and those that end"
              + " count, too");

  private static final Misconception ONE_AFTER_THE_OTHER =
      Misconception.of(
          "launches-one-at-a-time",
          "jobs wait though there may be more workers: one is launched only when another has"
              + " arrived");

  private static final Misconception LATEST_FIRST =
      Misconception.of(
          "latest-job-first", "of the jobs that wait, the one that came last is begun first");

  private static final Misconception WORKER_FOR_EACH =
      Misconception.of(
          "worker-for-each-job",
          "a worker is ended after its job and a new one started for the next; it was good for"
              + " more");

  private static final Misconception LONGEST_IDLE =
      Misconception.of(
          "longest-idle-works-first",
          "of several idle workers, the one that was idle for longest works; take the last one,"
              + " whose caches are warm");

  private static final Misconception UNWANTED_IS_BEGUN =
      Misconception.of(
          "unwanted-work-is-begun",
          "a job is begun, counted, failed or given back that was called off in the line");

  private static final Misconception LAUNCH_BELONGS =
      Misconception.of(
          "launch-belongs-to-its-job",
          "a worker is bound to the job that it was launched for; give it what is first in the"
              + " line when it is there");

  private static final Misconception DEAD_NOT_REPLACED =
      Misconception.of(
          "dead-worker-keeps-its-place",
          "a worker has ended, and its place is not free for another: in the end nobody works");

  private static final Misconception DEAD_IDLE =
      Misconception.of(
          "dead-idle-worker-gets-work",
          "a job is given to a worker that has ended while it was idle");

  private static final Misconception DEAD_BECOMES_IDLE =
      Misconception.of(
          "dead-worker-becomes-idle",
          "a worker has answered and ended at once, and is put among the idle ones; look whether it"
              + " has ended");

  private static final Misconception USES_THE_KILLED =
      Misconception.of(
          "killed-worker-gets-work",
          "a worker that may not be given something else is given something else");

  private static final Misconception NEVER_REPLACED =
      Misconception.of(
          "worker-is-never-replaced", "a worker has done as many jobs as it may, and does another");

  private static final Misconception FAILURE_HITS_ALL =
      Misconception.of(
          "failed-launch-hits-all",
          "one worker could not be launched, and all jobs that wait fail; only the first does");

  private static final Misconception NOBODY_TRIES_AGAIN =
      Misconception.of(
          "nobody-launches-again",
          "a worker could not be launched, or has ended, and none is launched for the jobs that"
              + " still wait");

  private static final Misconception LAUNCH_FAILURE_IS_LOST =
      Misconception.of(
          "failed-launch-is-tried-for-ever",
          "a worker could not be launched, and no job is told; if that is always so, the pool tries"
              + " for ever");

  private static final Misconception DISMISSED_STAY =
      Misconception.of(
          "dismissed-workers-stay",
          "the workers were dismissed, and one that has nothing to do any more stays");

  private static final Misconception DISMISS_DROPS =
      Misconception.of(
          "dismiss-drops-the-line",
          "the workers were dismissed, and what waited is not done any more");

  private static final Misconception GONE_TOO_EARLY =
      Misconception.of(
          "gone-before-they-have-ended",
          "the workers are said to be gone, and one is still starting or ending");

  private static final Misconception ONE_FOR_ALL =
      Misconception.of(
          "one-future-for-all-that-wait",
          "all that wait for the workers to be gone share a future, so that one of them, cancelled,"
              + " cancels it for all");

  private static final Misconception BEGINS_LATER =
      Misconception.of(
          "begins-an-iteration-later",
          "a worker is idle, and the work is begun only after add has returned");

  private static final Misconception END_IS_HEARD_OF =
      Misconception.of(
          "end-is-heard-of-by-a-callback",
          "a worker has ended whose callbacks have not run yet, and is used, or counted; ask"
              + " ended() itself");

  private static final Misconception NEW_ONE_FIRST =
      Misconception.of(
          "new-one-works-first",
          "of the idle workers, one that has never worked is preferred to one that has, and whose"
              + " caches are warm");

  private static final Misconception STRANGER_IS_SENT_HOME =
      Misconception.of(
          "unneeded-worker-is-sent-home",
          "a worker arrives when nothing waits any more, and is ended; let it stay idle, as there"
              + " will be work");

  private static final Misconception RETIRED_BY_FORCE =
      Misconception.of(
          "retired-by-force",
          "a worker that has done enough, or has nothing to do any more, is killed; it would end if"
              + " it were asked to");

  private static final Misconception FAILURE_WITH_OTHERS =
      Misconception.of(
          "others-may-do-what-cannot-be-launched-for",
          "a worker could not be launched, and no job is told, since there are others; if launches"
              + " always fail, there is one after the other for ever");

  private static final Misconception FAILURE_IS_WRAPPED =
      Misconception.of(
          "failed-launch-is-wrapped",
          "a worker could not be launched, and the job is told by another exception than the"
              + " launch's");

  private static final Misconception DISMISSED_LAUNCHES_NONE =
      Misconception.of(
          "dismissed-pool-launches-none",
          "the workers were dismissed, and none is launched for what still waits");

  private static final Misconception NOT_WHILE_LAUNCHING =
      Misconception.of(
          "dismissed-after-the-launches",
          "the workers were dismissed, and one that is idle stays until others have been launched;"
              + " it is not needed");

  private static final Misconception LEAVING_COUNT_AS_WORKING =
      Misconception.of(
          "who-leaves-is-at-work",
          "a worker that was killed or retired is counted as at work, and is only about to end");

  private static final Misconception LAST_LAUNCH_FAILS =
      Misconception.of(
          "last-launch-fails-in-silence",
          "the last worker that was waited for could not be launched, and nobody is told that all"
              + " are gone");

  private Dispatcher dispatcher;

  @Override
  void notMisused(TraceObservation misused) {
    misused.suggests(USES_THE_KILLED, seen -> seen.getFirst().endsWith("which is about to end"));
    super.notMisused(misused);
  }

  private Dispatcher dispatcher(int mostWorkers) {
    return dispatcher(mostWorkers, Integer.MAX_VALUE);
  }

  private Dispatcher dispatcher(int mostWorkers, int jobsPerWorker) {
    dispatcher =
        new Dispatcher(
            EventLoop.running(), new PoolOptions(mostWorkers, jobsPerWorker, ALLOWED), launcher);
    return dispatcher;
  }

  /** Work that takes a time, without a job. */
  private final class Errand implements Work {

    private final String name;
    private final long millis;
    private final boolean sparesTheWorker;
    private boolean wanted = true;
    private boolean begun;

    Errand(String name, long millis, boolean sparesTheWorker) {
      this.name = name;
      this.millis = millis;
      this.sparesTheWorker = sparesTheWorker;
    }

    @Override
    public boolean isWanted() {
      return wanted;
    }

    @Override
    public Future<Boolean> performOn(Worker worker) {
      begun = true;
      var pretend = (PretendWorker) worker;
      pretend.take(name);
      EventLoop loop = EventLoop.running();
      var through = new Future<Boolean>(loop);
      loop.callLater(
          millis(millis),
          () -> {
            pretend.done();
            wanted = false;
            if (!sparesTheWorker) {
              pretend.kill();
            }
            through.setResult(sparesTheWorker);
          });
      return through;
    }

    @Override
    public void fail(Throwable why) {
      wanted = false;
      at(name + " fails: " + why.getMessage());
    }

    @Override
    public void cancel() {
      wanted = false;
      at(name + " is called off");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private Errand errand(String name, long millis) {
    return new Errand(name, millis, true);
  }

  private Errand add(String name, long millis) {
    Errand errand = errand(name, millis);
    dispatcher.add(errand);
    return errand;
  }

  private static boolean has(List<String> lines, String line) {
    return lines.contains(line);
  }

  @Test
  @DisplayName("a worker is launched when there is work for it, and not before")
  void launchedWhenNeeded() {
    launcher.launchingIn(10);
    run(
        () -> {
          dispatcher(2);
          pause(100);
          add("a", 10);
          pause(100);
        });
    observed("what happened", trace)
        .suggests(LAUNCHES_EAGERLY)
        .shouldBe("launch at 100", "w1 begins a at 110");
  }

  @Test
  @DisplayName("one worker is used again and again")
  void usedAgain() {
    run(
        () -> {
          dispatcher(2);
          for (String name : List.of("a", "b", "c")) {
            add(name, 10);
            pause(20);
          }
        });
    observed("what happened", trace)
        .suggests(WORKER_FOR_EACH, seen -> seen.stream().anyMatch(line -> line.contains("retired")))
        .suggests(LAUNCHES_EAGERLY, seen -> launcher.launches() > 1)
        .shouldBe("launch at 0", "w1 begins a at 0", "w1 begins b at 20", "w1 begins c at 40");
  }

  @Test
  @DisplayName("there are as many workers as there may be, and never more")
  void asManyAsThereMayBe() {
    launcher.launchingIn(10);
    run(
        () -> {
          dispatcher(2);
          for (String name : List.of("a", "b", "c", "d", "e")) {
            add(name, 100);
          }
          pause(1_000);
        });
    observed("the most processes at once", launcher.mostAlive())
        .suggests(TOO_MANY, most -> most > 2)
        .suggests(ONE_AFTER_THE_OTHER, most -> most < 2)
        .shouldBe(2);
    observed("what happened", trace)
        .suggests(ONE_AFTER_THE_OTHER, seen -> !has(seen, "w2 begins b at 10"))
        .suggests(LATEST_FIRST, seen -> !has(seen, "w1 begins c at 110"))
        .shouldBe(
            "launch at 0",
            "launch at 0",
            "w1 begins a at 10",
            "w2 begins b at 10",
            "w1 begins c at 110",
            "w2 begins d at 110",
            "w1 begins e at 210");
  }

  @Test
  @DisplayName("work is begun in the order in which it was added")
  void inOrder() {
    run(
        () -> {
          dispatcher(1);
          for (String name : List.of("a", "b", "c", "d")) {
            add(name, 10);
          }
          pause(100);
        });
    observed("what happened", trace)
        .suggests(LATEST_FIRST)
        .shouldBe(
            "launch at 0",
            "w1 begins a at 0",
            "w1 begins b at 10",
            "w1 begins c at 20",
            "w1 begins d at 30");
  }

  @Test
  @DisplayName("if a worker is idle, work is begun before it is said to be added")
  void begunAtOnce() {
    run(
        () -> {
          dispatcher(1);
          add("a", 10);
          pause(20);
          Errand b = add("b", 10);
          observed("whether it was begun when add returned", b.begun)
              .suggests(BEGINS_LATER)
              .shouldBe(true);
          pause(20);
        });
  }

  @Test
  @DisplayName("of idle workers, the one that worked last works first")
  void theLastOneWorksFirst() {
    run(
        () -> {
          dispatcher(3);
          add("a", 30);
          add("b", 20);
          add("c", 10);
          pause(100);
          add("d", 10);
          pause(5);
          add("e", 10);
          pause(50);
        });
    observed("what happened in the end", trace.lines().subList(6, trace.lines().size()))
        .suggests(LONGEST_IDLE, seen -> has(seen, "w3 begins d at 100"))
        .shouldBe("w1 begins d at 100", "w2 begins e at 105");
  }

  @Test
  @DisplayName("a worker that arrives for nothing stays idle, behind those that have worked")
  void arrivesForNothing() {
    launcher.launchingIn(50);
    run(
        () -> {
          dispatcher(2);
          add("a", 20);
          pause(60);
          add("b", 10);
          pause(60);
          observed("what there is", dispatcher.facts())
              .suggests(STRANGER_IS_SENT_HOME, facts -> facts.workers() == 1)
              .shouldBe(new PoolFacts(2, 0, 2, 0));
          add("c", 10);
          pause(50);
        });
    observed("what happened", trace)
        .suggests(NEW_ONE_FIRST, seen -> has(seen, "w2 begins c at 120"))
        .shouldBe(
            "launch at 0",
            "w1 begins a at 50",
            "launch at 60",
            "w1 begins b at 70",
            "w1 begins c at 120");
  }

  @Test
  @DisplayName("what nobody wants any more when its turn comes is not begun, and does not count")
  void unwanted() {
    run(
        () -> {
          dispatcher(1);
          add("a", 10);
          Errand b = add("b", 10);
          add("c", 10);
          pause(5);
          b.wanted = false;
          observed("what there is", dispatcher.facts())
              .suggests(UNWANTED_IS_BEGUN, facts -> facts.waiting() == 2)
              .shouldBe(new PoolFacts(1, 1, 0, 1));
          pause(100);
        });
    observed("what happened", trace)
        .suggests(UNWANTED_IS_BEGUN, seen -> has(seen, "w1 begins b at 10"))
        .shouldBe("launch at 0", "w1 begins a at 0", "w1 begins c at 10");
  }

  @Test
  @DisplayName("no worker is launched for what nobody wants any more")
  void noLaunchForTheUnwanted() {
    launcher.launchingIn(10);
    run(
        () -> {
          dispatcher(3);
          Errand a = add("a", 10);
          a.wanted = false;
          add("b", 10);
          pause(100);
        });
    observed("how often a worker was launched", launcher.launches())
        .suggests(LAUNCHES_EAGERLY)
        .shouldBe(1);
    observed("what happened", trace)
        .suggests(LAUNCH_BELONGS)
        .shouldBe("launch at 0", "w1 begins b at 10");
  }

  @Test
  @DisplayName("a worker that arrives takes what is first in the line, whoever had it launched")
  void arrivesForWhoeverIsFirst() {
    launcher.launchingIn(50);
    run(
        () -> {
          dispatcher(2);
          add("a", 100);
          pause(20);
          Errand b = add("b", 10);
          pause(10);
          b.wanted = false;
          add("c", 10);
          pause(200);
        });
    observed("what happened", trace)
        .suggests(LAUNCH_BELONGS, seen -> !has(seen, "w2 begins c at 70"))
        .shouldBe("launch at 0", "launch at 20", "w1 begins a at 50", "w2 begins c at 70");
  }

  @Test
  @DisplayName("what waits for a worker that is being launched is done by one that is free before")
  void freeBeforeTheNewOneIsThere() {
    launcher.launchingIn(50);
    run(
        () -> {
          dispatcher(2);
          add("a", 20);
          pause(60);
          add("b", 10);
          pause(200);
        });
    observed("what happened", trace)
        .suggests(LAUNCH_BELONGS, seen -> has(seen, "w2 begins b at 110"))
        .shouldBe("launch at 0", "w1 begins a at 50", "launch at 60", "w1 begins b at 70");
  }

  @Test
  @DisplayName("a worker that may not be used again is not, and is replaced when it has ended")
  void replacedWhenItHasEnded() {
    launcher.dyingIn(50);
    run(
        () -> {
          dispatcher(1);
          var killing = new Errand("a", 10, false);
          dispatcher.add(killing);
          add("b", 10);
          pause(20);
          observed("what there is", dispatcher.facts())
              .suggests(LEAVING_COUNT_AS_WORKING, facts -> facts.atWork() == 1)
              .suggests(TOO_MANY, facts -> facts.workers() == 2)
              .shouldBe(new PoolFacts(1, 0, 0, 1));
          pause(200);
        });
    observed("the most processes at once", launcher.mostAlive()).suggests(TOO_MANY).shouldBe(1);
    observed("what happened", trace)
        .suggests(USES_THE_KILLED, seen -> seen.stream().anyMatch(l -> l.startsWith("w1 begins b")))
        .suggests(DEAD_NOT_REPLACED, seen -> !has(seen, "launch at 60"))
        .shouldBe(
            "launch at 0",
            "w1 begins a at 0",
            "w1 is killed at 10",
            "launch at 60",
            "w2 begins b at 60");
  }

  @Test
  @DisplayName("a worker that ends while it is idle is not used again, nor replaced before it must")
  void endsWhileIdle() {
    run(
        () -> {
          dispatcher(1);
          add("a", 10);
          pause(50);
          launcher.workers.getFirst().die(9);
          pause(50);
          observed("what there is", dispatcher.facts())
              .suggests(DEAD_IDLE, facts -> facts.idle() == 1)
              .suggests(DEAD_NOT_REPLACED, facts -> facts.workers() == 1)
              .shouldBe(new PoolFacts(0, 0, 0, 0));
          add("b", 10);
          pause(50);
        });
    observed("what happened", trace)
        .suggests(DEAD_IDLE, seen -> has(seen, "w1 begins b at 100"))
        .shouldBe("launch at 0", "w1 begins a at 0", "launch at 100", "w2 begins b at 100");
  }

  @Test
  @DisplayName("a worker that has ended is not used, nor counted, before its callbacks have run")
  void endsThisMoment() {
    run(
        () -> {
          dispatcher(1);
          add("a", 10);
          pause(50);
          launcher.workers.getFirst().die(9);
          observed("what there is", dispatcher.facts())
              .suggests(END_IS_HEARD_OF, facts -> facts.workers() == 1)
              .shouldBe(new PoolFacts(0, 0, 0, 0));
          add("b", 10);
          pause(50);
        });
    observed("what happened", trace)
        .suggests(END_IS_HEARD_OF, seen -> has(seen, "w1 begins b at 50"))
        .shouldBe("launch at 0", "w1 begins a at 0", "launch at 50", "w2 begins b at 50");
  }

  @Test
  @DisplayName("a worker that has ended right after its work is not idle")
  void endsRightAfterItsWork() {
    run(
        () -> {
          dispatcher(1);
          add("a", 10);
          pause(5);
          EventLoop loop = EventLoop.running();
          PretendWorker worker = launcher.workers.getFirst();
          // Before the work is through, so that its end is known first.
          loop.callLater(millis(4), () -> worker.die(0));
          pause(50);
          observed("what there is", dispatcher.facts())
              .suggests(DEAD_BECOMES_IDLE, facts -> facts.idle() == 1)
              .shouldBe(new PoolFacts(0, 0, 0, 0));
          add("b", 10);
          pause(50);
        });
    observed("what happened", trace)
        .suggests(DEAD_BECOMES_IDLE, seen -> has(seen, "w1 begins b at 55"))
        .shouldBe("launch at 0", "w1 begins a at 0", "launch at 55", "w2 begins b at 55");
  }

  @Test
  @DisplayName("a worker that has done as many jobs as it may is retired, and replaced")
  void replacedAfterSomeJobs() {
    launcher.dyingIn(50);
    run(
        () -> {
          dispatcher(1, 2);
          for (String name : List.of("a", "b", "c")) {
            add(name, 10);
          }
          pause(200);
        });
    observed("the most processes at once", launcher.mostAlive()).suggests(TOO_MANY).shouldBe(1);
    observed("what happened", trace)
        .suggests(NEVER_REPLACED, seen -> has(seen, "w1 begins c at 20"))
        .suggests(RETIRED_BY_FORCE, seen -> has(seen, "w1 is killed at 20"))
        .suggests(DEAD_NOT_REPLACED, seen -> !has(seen, "launch at 70"))
        .shouldBe(
            "launch at 0",
            "w1 begins a at 0",
            "w1 begins b at 10",
            "w1 is retired at 20",
            "launch at 70",
            "w2 begins c at 70");
  }

  @Test
  @DisplayName(
      "a worker that cannot be launched fails the first that waits; for others there is another")
  void launchFails() {
    launcher.launchingIn(10).failing(new IOException("no memory"));
    run(
        () -> {
          dispatcher(1);
          add("a", 10);
          add("b", 10);
          add("c", 10);
          pause(100);
        });
    observed("what happened", trace)
        .suggests(FAILURE_HITS_ALL, seen -> has(seen, "b fails: no memory at 10"))
        .suggests(LAUNCH_FAILURE_IS_LOST, seen -> has(seen, "w1 begins a at 20"))
        .suggests(
            FAILURE_IS_WRAPPED, seen -> seen.get(1).startsWith("a fails: ") && seen.size() == 5)
        .suggests(NOBODY_TRIES_AGAIN, seen -> !has(seen, "launch at 10"))
        .shouldBe(
            "launch at 0",
            "a fails: no memory at 10",
            "launch at 10",
            "w1 begins b at 20",
            "w1 begins c at 30");
  }

  @Test
  @DisplayName("a launch that fails does so for the first that waits, also if others are at work")
  void launchFailsBesideOthers() {
    run(
        () -> {
          dispatcher(2);
          add("a", 100);
          pause(10);
          launcher.failing(new IOException("no memory"));
          add("b", 10);
          add("c", 10);
          pause(200);
        });
    observed("what happened", trace)
        .suggests(FAILURE_WITH_OTHERS, seen -> !has(seen, "b fails: no memory at 10"))
        .shouldBe(
            "launch at 0",
            "w1 begins a at 0",
            "launch at 10",
            "b fails: no memory at 10",
            "launch at 10",
            "w2 begins c at 10");
  }

  @Test
  @DisplayName("a launch that fails when nobody waits any more is forgotten")
  void launchFailsForNobody() {
    launcher.launchingIn(10).failing(new IOException("no memory"));
    run(
        () -> {
          dispatcher(1);
          Errand a = add("a", 10);
          a.wanted = false;
          pause(20);
          observed("what there is", dispatcher.facts())
              .suggests(DEAD_NOT_REPLACED, facts -> facts.workers() == 1)
              .shouldBe(new PoolFacts(0, 0, 0, 0));
        });
    observed("what happened", trace)
        .suggests(UNWANTED_IS_BEGUN, seen -> has(seen, "a fails: no memory at 10"))
        .shouldBe("launch at 0");
  }

  @Test
  @DisplayName("workers that are dismissed are retired when they have nothing to do any more")
  void dismissed() {
    launcher.dyingIn(5);
    run(
        () -> {
          dispatcher(2);
          add("a", 10);
          add("b", 30);
          pause(20);
          dispatcher.dismiss();
          attempting("adding work afterwards", () -> add("c", 10))
              .shouldSatisfy(
                  "an IllegalStateException: the pool is shut down",
                  thrown ->
                      thrown instanceof IllegalStateException
                          && "the pool is shut down".equals(thrown.getMessage()));
          noteEnd("gone", dispatcher.gone());
          pause(100);
        });
    observed("what happened", trace)
        .suggests(RETIRED_BY_FORCE, seen -> has(seen, "w1 is killed at 20"))
        .suggests(
            DISMISSED_STAY,
            seen -> !has(seen, "w1 is retired at 20") || !has(seen, "w2 is retired at 30"))
        .suggests(GONE_TOO_EARLY, seen -> has(seen, "gone: null at 30"))
        .shouldBe(
            "launch at 0",
            "launch at 0",
            "w1 begins a at 0",
            "w2 begins b at 0",
            "w1 is retired at 20",
            "w2 is retired at 30",
            "gone: null at 35");
  }

  @Test
  @DisplayName("what waits when the workers are dismissed is done first")
  void dismissedWithWorkWaiting() {
    run(
        () -> {
          dispatcher(1);
          add("a", 10);
          add("b", 10);
          dispatcher.dismiss();
          noteEnd("gone", dispatcher.gone());
          pause(100);
        });
    observed("what happened", trace)
        .suggests(DISMISS_DROPS, seen -> !has(seen, "w1 begins b at 10"))
        .suggests(GONE_TOO_EARLY, seen -> !seen.getLast().equals("gone: null at 20"))
        .shouldBe(
            "launch at 0",
            "w1 begins a at 0",
            "w1 begins b at 10",
            "w1 is retired at 20",
            "gone: null at 20");
  }

  @Test
  @DisplayName("for what waits when the workers are dismissed, others are launched if need be")
  void dismissedAndLaunching() {
    launcher.dyingIn(5);
    run(
        () -> {
          dispatcher(1);
          dispatcher.add(new Errand("a", 10, false));
          add("b", 10);
          dispatcher.dismiss();
          dispatcher.dismiss();
          noteEnd("gone", dispatcher.gone());
          pause(100);
        });
    observed("what happened", trace)
        .suggests(DISMISSED_LAUNCHES_NONE, seen -> !has(seen, "launch at 15"))
        .shouldBe(
            "launch at 0",
            "w1 begins a at 0",
            "w1 is killed at 10",
            "launch at 15",
            "w2 begins b at 15",
            "w2 is retired at 25",
            "gone: null at 30");
  }

  @Test
  @DisplayName("an idle worker is dismissed at once, also while another one is being launched")
  void dismissedWhileOneIsLaunched() {
    launcher.launchingIn(50);
    run(
        () -> {
          dispatcher(2);
          add("a", 20);
          pause(60);
          add("b", 10);
          pause(30);
          dispatcher.dismiss();
          noteEnd("gone", dispatcher.gone());
          pause(100);
        });
    observed("what happened in the end", trace.lines().subList(4, trace.lines().size()))
        .suggests(NOT_WHILE_LAUNCHING, seen -> !has(seen, "w1 is retired at 90"))
        .shouldBe("w1 is retired at 90", "w2 is retired at 110", "gone: null at 110");
  }

  @Test
  @DisplayName("if the last launch fails, and nobody wants its worker, all are gone")
  void theLastLaunchFails() {
    launcher.launchingIn(10).failing(new IOException("no memory"));
    run(
        () -> {
          dispatcher(1);
          Errand a = add("a", 10);
          dispatcher.dismiss();
          a.wanted = false;
          noteEnd("gone", dispatcher.gone());
          pause(100);
        });
    observed("what happened", trace)
        .suggests(LAST_LAUNCH_FAILS, seen -> seen.size() == 1)
        .shouldBe("launch at 0", "gone: null at 10");
  }

  @Test
  @DisplayName("a worker that arrives when there is nothing to do any more is retired at once")
  void arrivesTooLate() {
    launcher.launchingIn(50).dyingIn(10);
    run(
        () -> {
          dispatcher(1);
          Errand a = add("a", 10);
          dispatcher.dismiss();
          a.wanted = false;
          noteEnd("gone", dispatcher.gone());
          pause(200);
        });
    observed("what happened", trace)
        .suggests(
            GONE_TOO_EARLY, seen -> has(seen, "gone: null at 0") || has(seen, "gone: null at 50"))
        .suggests(DISMISSED_STAY, seen -> !has(seen, "w1 is retired at 50"))
        .shouldBe("launch at 0", "w1 is retired at 50", "gone: null at 60");
  }

  @Test
  @DisplayName("each that waits for the workers to be gone has a future of its own")
  void oneOfThoseThatWaitIsCancelled() {
    run(
        () -> {
          dispatcher(1);
          add("a", 10);
          Future<Void> first = dispatcher.gone();
          Future<Void> second = dispatcher.gone();
          first.cancel();
          dispatcher.dismiss();
          pause(50);
          observed("how the other one ended", second.isDone() ? ending(second) : "not at all")
              .suggests(ONE_FOR_ALL, seen -> seen.equals("cancelled"))
              .shouldBe("null");
        });
  }

  @Test
  @DisplayName("if there never was a worker, they are gone once they are dismissed")
  void thereNeverWasOne() {
    run(
        () -> {
          dispatcher(1);
          Future<Void> gone = dispatcher.gone();
          pause(10);
          observed("whether they are gone before they are dismissed", gone.isDone())
              .suggests(GONE_TOO_EARLY)
              .shouldBe(false);
          dispatcher.dismiss();
          pause(10);
          observed("whether they are gone after that", gone.isDone()).shouldBe(true);
        });
  }

  @Test
  @DisplayName("what waits can be taken out of the line, in order")
  void cleared() {
    run(
        () -> {
          dispatcher(1);
          add("a", 10);
          add("b", 10);
          Errand c = add("c", 10);
          add("d", 10);
          pause(5);
          c.wanted = false;
          observed(
                  "what was taken out",
                  dispatcher.clear().stream().map(Work::toString).collect(Collectors.joining(" ")))
              .suggests(UNWANTED_IS_BEGUN, seen -> seen.contains("c"))
              .shouldBe("b d");
          pause(50);
        });
    observed("what happened", trace).shouldBe("launch at 0", "w1 begins a at 0");
  }

  @Test
  @DisplayName("under a random load the rules are kept, and all work is done in order")
  void underLoad() {
    for (long seed = 1; seed <= 20; seed++) {
      new DispatcherTest().load(seed);
    }
  }

  private void load(long seed) {
    var random = new Random(seed);
    launcher.launchingIn(7).dyingIn(3);
    var all = new ArrayList<Errand>();
    run(
        () -> {
          dispatcher(3, 4);
          for (int i = 0; i < 60; i++) {
            boolean spares = random.nextInt(5) > 0;
            var errand = new Errand("e" + i, random.nextInt(20), spares);
            all.add(errand);
            dispatcher.add(errand);
            if (random.nextInt(8) == 0) {
              errand.wanted = false;
            }
            if (random.nextInt(10) == 0 && !launcher.workers.isEmpty()) {
              PretendWorker any = launcher.workers.get(random.nextInt(launcher.workers.size()));
              if (dispatcher.facts().atWork() == 0) {
                any.die(9);
              }
            }
            pause(random.nextInt(12));
          }
          dispatcher.dismiss();
          Future<Void> gone = dispatcher.gone();
          await(sleep(Duration.ofMinutes(1)));
          observed("whether all workers are gone, with the seed " + seed, gone.isDone())
              .shouldBe(true);
        });
    observed("the most processes at once, with the seed " + seed, launcher.mostAlive())
        .suggests(TOO_MANY)
        .shouldSatisfy("at most 3", most -> most <= 3);
    observed(
            "work that was not begun though it was wanted, with the seed " + seed,
            all.stream().filter(errand -> errand.wanted && !errand.begun).count())
        .suggests(NOBODY_TRIES_AGAIN)
        .shouldBe(0L);
  }
}
